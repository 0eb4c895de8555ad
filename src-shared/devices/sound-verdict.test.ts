import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { wordFor } from './finding.ts'
import { echoResidual, type Hearing, judgePath } from './hearing.ts'
import { judgeSound, type Playing, worthTryingOthers } from './sound-verdict.ts'

const nothing = { offset: 0, likeness: 0.03, prominence: 4, level: 0.002, harmonics: 0, clipped: 0 }
const clear = { offset: 4000, likeness: 0.97, prominence: 300, level: 0.07, harmonics: 0.01, clipped: 0 }
const hearing = (microphone: string, change: Partial<Hearing> = {}): Hearing => ({
  microphone,
  noise: 0.002,
  muted: false,
  found: clear,
  delay: 80,
  ...change,
})
const playing = (speaker: string, hearings: readonly Hearing[], change: Partial<Playing> = {}): Playing => ({
  speaker,
  hearings,
  deaf: [],
  silentBecause: null,
  ...change,
})
const judge = (...playings: readonly Playing[]) =>
  judgeSound({ speaker: 's', microphone: 'm', playings, echo: null, labelOf: (key) => key.toUpperCase() }).map(({ thing, cause, device, other }) => [
    thing,
    cause,
    device,
    other,
  ])

describe('what a trial of the sound says', () => {
  it('is nothing where the chosen microphone hears the chosen loudspeaker', () => {
    expect(judge(playing('s', [hearing('m'), hearing('other', { found: nothing })]))).toEqual([])
  })

  it('tells the causes apart', () => {
    const deafTo = (why: 'permission' | 'taken' | 'missing') => playing('s', [], { deaf: [{ microphone: 'm', why }] })
    expect(judge(deafTo('permission'))).toEqual([['microphone', 'permission', 'M', undefined]])
    expect(judge(deafTo('taken'))).toEqual([['microphone', 'taken', 'M', undefined]])
    expect(judge(deafTo('missing'))).toEqual([['microphone', 'unplugged', 'M', undefined]])
    expect(judge(playing('s', [], { silentBecause: 'missing' }))).toEqual([['speaker', 'unplugged', 'S', undefined]])
    expect(judge(playing('s', [], { silentBecause: 'taken' }))).toEqual([['speaker', 'taken', 'S', undefined]])
    const unheard = hearing('m', { found: nothing })
    expect(judge(playing('s', [unheard]))).toEqual([['speaker', 'silent', 'S', undefined]])
    expect(judge(playing('s', [unheard]), playing('tv', [hearing('m')]))).toEqual([['speaker', 'wrong-device', 'S', 'TV']])
    expect(judge(playing('s', [unheard, hearing('webcam')]))).toEqual([['microphone', 'heard-elsewhere', 'M', 'WEBCAM']])
    const off = hearing('m', { noise: 0, found: { ...nothing, level: 0 } })
    expect(judge(playing('s', [off]))).toEqual([['microphone', 'muted-hardware', 'M', undefined]])
    expect(judge(playing('s', [{ ...off, muted: true }]))).toEqual([['microphone', 'muted-system', 'M', undefined]])
    expect(judge(playing('s', [hearing('m', { found: { ...clear, level: 0.001 } })]))).toEqual([['speaker', 'too-quiet', 'S', undefined]])
  })

  it('never lets a room be ready that was not heard by its own microphone from its own loudspeaker', () => {
    const found = fc.record({
      offset: fc.nat(40_000),
      likeness: fc.double({ min: 0, max: 1, noNaN: true }),
      prominence: fc.double({ min: 0, max: 500, noNaN: true }),
      level: fc.double({ min: 0, max: 0.7, noNaN: true }),
      harmonics: fc.double({ min: 0, max: 0.4, noNaN: true }),
      clipped: fc.double({ min: 0, max: 0.2, noNaN: true }),
    })
    const heard = fc.record({
      microphone: fc.constantFrom('m', 'n'),
      noise: fc.double({ min: 0, max: 0.1, noNaN: true }),
      muted: fc.boolean(),
      found,
      delay: fc.nat(800),
    })
    const deaf = fc.array(
      fc.record({
        microphone: fc.constantFrom('m', 'n'),
        why: fc.constantFrom('permission' as const, 'taken' as const, 'missing' as const, 'stalled' as const),
      }),
      { maxLength: 2 },
    )
    const any = fc.record({
      speaker: fc.constantFrom('s', 'tv'),
      hearings: fc.array(heard, { maxLength: 3 }),
      deaf,
      silentBecause: fc.constantFrom(null, null, 'missing' as const, 'stalled' as const, 'taken' as const),
    })
    fc.assert(
      fc.property(fc.array(any, { maxLength: 3 }), (playings) => {
        const findings = judgeSound({ speaker: 's', microphone: 'm', playings, echo: null, labelOf: (key) => key })
        if (wordFor(findings, true) !== 'ready') return
        const [first] = playings
        const mine = first?.hearings.find(({ microphone }) => microphone === 'm')
        expect(first?.speaker).toBe('s')
        expect(first?.silentBecause).toBeNull()
        expect(first?.deaf.some(({ microphone }) => microphone === 'm')).toBe(false)
        expect(mine !== undefined && judgePath(mine)).toBe('works')
      }),
      { numRuns: 2000 },
    )
  })

  it('tries other loudspeakers only where that can tell anything', () => {
    expect(worthTryingOthers(playing('s', [hearing('m', { found: nothing })]), 'm')).toBe(true)
    expect(worthTryingOthers(playing('s', [hearing('m')]), 'm')).toBe(false)
    expect(worthTryingOthers(playing('s', [hearing('m', { noise: 0, found: { ...nothing, level: 0 } })]), 'm')).toBe(false)
    expect(worthTryingOthers(playing('s', []), 'm')).toBe(false)
  })

  it('says of an echo what comes back, and remarks on it only above a tenth', () => {
    expect(echoResidual(clear, { ...clear, level: clear.level / 10 })).toBeCloseTo(-20, 1)
    expect(echoResidual(clear, nothing)).toBeLessThan(-50)
    const echo = (echo: number) =>
      judgeSound({ speaker: 's', microphone: 'm', playings: [playing('s', [hearing('m')])], echo, labelOf: (key) => key })
    expect(echo(-30)).toEqual([])
    expect(echo(-6).map(({ cause, weight }) => [cause, weight])).toEqual([['echo', 'remark']])
  })
})

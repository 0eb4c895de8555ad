import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { atRest, type Deed, type GestureRules, gestureWakesAt, stepGesture, timing } from './gesture.ts'

const eager: GestureRules = { eager: true, doubles: true, holds: true }
const patient: GestureRules = { ...eager, eager: false }

/** Edges as `[instant, down]`; then time passes until nothing is left to come. */
const play = (edges: readonly (readonly [number, boolean])[], rules: GestureRules = eager): readonly (Deed & { readonly at: number })[] => {
  let state = atRest
  const deeds: (Deed & { at: number })[] = []
  const tickUntil = (limit: number): void => {
    for (let at = gestureWakesAt(state, rules); at !== null && at <= limit; at = gestureWakesAt(state, rules)) {
      const step = stepGesture(state, { type: 'tick', at }, rules)
      state = step.state
      deeds.push(...step.deeds.map((deed) => ({ ...deed, at })))
    }
  }
  for (const [at, down] of edges) {
    tickUntil(at)
    const step = stepGesture(state, { type: 'edge', down, at }, rules)
    state = step.state
    deeds.push(...step.deeds.map((deed) => ({ ...deed, at })))
  }
  tickUntil(Number.POSITIVE_INFINITY)
  return deeds
}
const said = (deeds: ReturnType<typeof play>) => deeds.map(({ what, at }) => `${what}@${at}`)
/** What is left when everything that was taken back is left out. */
const net = (deeds: readonly Deed[]) => {
  const back = new Set(deeds.flatMap(({ replaces }) => (replaces === null ? [] : [replaces])))
  return deeds.filter(({ what, press }) => !(what === 'press' && back.has(press)) && what !== 'hold' && what !== 'nothing').map(({ what }) => what)
}
const tap = (at: number, length = 90) => [[at, true] as const, [at + length, false] as const]

describe('a hand on the button', () => {
  it('counts as a press at the very instant it goes down', () => expect(said(play(tap(1000)))).toEqual(['press@1000']))

  it('goes back when it presses twice, and takes the first press back', () => {
    const deeds = play([...tap(0), ...tap(200)])
    expect(said(deeds)).toEqual(['press@0', 'double@200'])
    expect(deeds[1]?.replaces).toBe(1)
  })

  it('presses twice when there is time between', () =>
    expect(said(play([...tap(0), ...tap(timing.double + 1)]))).toEqual(['press@0', `press@${timing.double + 1}`]))

  it('goes back once however long it hammers', () =>
    expect(net(play([...tap(0), ...tap(180), ...tap(360), ...tap(540), ...tap(720)]))).toEqual(['double']))

  it('pauses when it lets go after holding, and the press is taken back as soon as it is none', () => {
    const deeds = play([
      [0, true],
      [1500, false],
    ])
    expect(said(deeds)).toEqual(['press@0', 'hold@700', 'long@1500'])
    expect(deeds[1]?.replaces).toBe(1)
  })

  it('calls for help while it still holds, and letting go does nothing more', () =>
    expect(
      said(
        play([
          [0, true],
          [4000, false],
        ]),
      ),
    ).toEqual(['press@0', 'hold@700', 'very-long@2500']))

  it('counts at letting go where a press cannot be taken back', () => {
    expect(said(play(tap(0), patient))).toEqual(['press@90'])
    const held = play(
      [
        [0, true],
        [1500, false],
      ],
      patient,
    )
    expect(said(held)).toEqual(['hold@700', 'long@1500'])
    expect(held[0]?.replaces).toBeNull()
  })

  it('is believed at once and its rattling contact is not', () => {
    const rattling = [
      [0, true],
      [4, false],
      [9, true],
      [13, false],
      [18, true],
      [120, false],
      [123, true],
      [127, false],
    ] as const
    expect(said(play(rattling))).toEqual(['press@0'])
  })

  it('is not thought to hold on when it was quicker than the contact settles', () =>
    expect(
      said(
        play([
          [0, true],
          [12, false],
        ]),
      ),
    ).toEqual(['press@0']))

  it('can be told to know presses only', () => {
    const only: GestureRules = { eager: true, doubles: false, holds: false }
    expect(said(play([...tap(0), ...tap(200), [400, true], [9000, false]], only))).toEqual(['press@0', 'press@200', 'press@400'])
  })

  it('takes the ring off when the device goes while it is held', () => {
    let state = atRest
    for (const input of [
      { type: 'edge', down: true, at: 0 },
      { type: 'tick', at: 900 },
    ] as const)
      state = stepGesture(state, input, eager).state
    expect(stepGesture(state, { type: 'gone' }, eager).deeds).toEqual([{ what: 'nothing', press: 1, replaces: null }])
  })
})

const hand = fc
  .array(fc.record({ wait: fc.integer({ min: 1, max: 1200 }), length: fc.integer({ min: 1, max: 4000 }) }), { maxLength: 20 })
  .map((taps) => {
    let at = 0
    return taps.flatMap(({ wait, length }) => {
      const down = at + wait
      at = down + length
      return [[down, true] as const, [at, false] as const]
    })
  })

describe('whatever a hand does', () => {
  it('no press is taken back twice, and only after it counted', () =>
    fc.assert(
      fc.property(hand, fc.boolean(), (edges, isEager) => {
        const deeds = play(edges, isEager ? eager : patient)
        const counted = new Set<number>()
        const back = new Set<number>()
        for (const { what, press, replaces } of deeds) {
          if (replaces !== null) {
            expect(counted.has(replaces)).toBe(true)
            expect(back.has(replaces)).toBe(false)
            back.add(replaces)
          }
          if (what === 'press') counted.add(press)
        }
      }),
    ))

  it('waiting for the end of a press changes when it counts, and nothing of what it adds up to', () =>
    fc.assert(
      fc.property(hand, (edges) => {
        expect(net(play(edges, eager))).toEqual(net(play(edges, patient)))
      }),
    ))

  it('the same edges said twice mean the same', () =>
    fc.assert(
      fc.property(hand, (edges) => {
        expect(said(play(edges.flatMap((edge) => [edge, edge])))).toEqual(said(play(edges)))
      }),
    ))

  it('it never counts more than it pressed', () =>
    fc.assert(
      fc.property(hand, (edges) => {
        expect(net(play(edges)).length).toBeLessThanOrEqual(edges.filter(([, down]) => down).length)
      }),
    ))
})

import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type Line, type LineEvent, lineDelay, lineOff, lineTroubles, stepLine, troubleOf, welcomeWithin } from './line.ts'

const run = (...events: readonly LineEvent[]): Line => events.reduce<Line>((line, event) => stepLine(line, event, 0.5).line, lineOff)
const isIn: readonly LineEvent[] = [{ type: 'wanted' }, { type: 'opened' }, { type: 'welcomed' }]

describe('the line to the desk', () => {
  it('greets once it is open, and stands once it was welcomed', () => {
    expect(stepLine(lineOff, { type: 'wanted' }, 0).effects).toEqual([{ do: 'open' }])
    expect(stepLine(run({ type: 'wanted' }), { type: 'opened' }, 0).effects).toEqual([{ do: 'greet' }])
    expect(run(...isIn)).toEqual({ name: 'in' })
  })

  it('is tried again at once after a cut, and says what is wrong until it stands', () => {
    const cut = stepLine(run(...isIn), { type: 'ended', why: 'desk-unreachable' }, 1)
    expect(cut.effects).toEqual([{ do: 'close' }, { do: 'wait', milliseconds: 100 }])
    const opening = stepLine(cut.line, { type: 'due' }, 0).line
    expect(troubleOf(opening)).toBe('desk-unreachable')
    expect(troubleOf(run(...isIn))).toBeNull()
  })

  it('is not tried again where only another pass would help, and is with that', () => {
    const refused = run({ type: 'wanted' }, { type: 'opened' }, { type: 'ended', why: 'pass-expired' })
    expect(refused).toEqual({ name: 'refused', why: 'pass-expired' })
    expect(stepLine(refused, { type: 'due' }, 0)).toEqual({ line: refused, effects: [] })
    expect(stepLine(refused, { type: 'changed' }, 0).effects).toEqual([{ do: 'close' }, { do: 'open' }])
  })

  it('knocks patiently where somebody may let it in, and does not fight another that took its place', () => {
    for (const why of ['pass-in-use', 'replaced', 'removed'] as const) expect(lineDelay(why, 1, 0)).toBeGreaterThanOrEqual(10_000)
    for (const why of ['closing', 'silent'] as const) expect(lineDelay(why, 1, 1)).toBeLessThanOrEqual(100)
  })

  it('has little patience with a desk that may be at the other end of a dead line, and more with one that is slow', () => {
    expect([0, 1, 2, 3, 9].map(welcomeWithin)).toEqual([1500, 1500, 3000, 6000, 12_000])
  })

  it('always comes back while it is wanted, within two seconds, whatever happens before', () => {
    const events = fc.constantFrom<LineEvent>(
      ...(['wanted', 'unwanted', 'changed', 'opened', 'welcomed', 'due'] as const).map((type) => ({ type })),
      ...lineTroubles.map((why) => ({ type: 'ended', why }) as const),
    )
    fc.assert(
      fc.property(fc.array(events, { maxLength: 30 }), fc.double({ min: 0, max: 1, noNaN: true }), (before, chance) => {
        const line = run(...before, { type: 'unwanted' }, { type: 'wanted' })
        expect(line.name).toBe('opening')
        const failed = stepLine(line, { type: 'ended', why: 'desk-unreachable' }, chance)
        const wait = failed.effects.find((effect) => effect.do === 'wait')
        expect(wait?.milliseconds).toBeLessThanOrEqual(2000)
        expect(stepLine(failed.line, { type: 'due' }, chance).line.name).toBe('opening')
      }),
    )
  })
})

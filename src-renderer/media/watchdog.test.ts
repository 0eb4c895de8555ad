import { describe, expect, it } from 'vitest'
import { type Sample, type WatchAction, watch, watchStart } from './watchdog.ts'

const runThrough = (samples: readonly Sample[]): WatchAction[] => {
  let state = watchStart
  return samples.map((sample) => {
    const next = watch(state, sample)
    state = next.state
    return next.action
  })
}

const look = (second: number, position: number, more: Partial<Sample> = {}): Sample => ({
  at: second * 1000,
  position,
  expected: true,
  broken: false,
  ...more,
})
const seconds = (count: number) => Array.from({ length: count }, (_, second) => second)

describe('the watchdog', () => {
  it('waits while the talk moves', () => {
    expect(new Set(runThrough(seconds(60).map((s) => look(s, s * 1000))))).toEqual(new Set(['wait']))
  })
  it('waits for a talk that is paused, however long', () => {
    expect(new Set(runThrough(seconds(60).map((s) => look(s, 5000, { expected: false }))))).toEqual(new Set(['wait']))
  })
  it('lets two seconds of a slow disk pass', () => {
    const positions = [0, 1000, 1000, 1000, 2000, 3000]
    expect(runThrough(positions.map((position, s) => look(s, position)))).not.toContain('nudge')
  })
  it('pushes, loads anew twice, and then gives up', () => {
    const actions = runThrough(seconds(60).map((s) => look(s, 1000)))
    expect(actions.filter((action) => action !== 'wait')).toEqual(['nudge', 'reload', 'reload', 'give-up'])
    expect(actions.indexOf('nudge')).toBe(3)
    expect(actions.indexOf('give-up')).toBeLessThan(30)
  })
  it('loads a broken player anew at once, and gives up when it stays broken', () => {
    const actions = runThrough(seconds(8).map((s) => look(s, 0, { broken: true })))
    expect(actions.filter((action) => action !== 'wait')).toEqual(['reload', 'reload', 'give-up'])
    expect(actions[0]).toBe('reload')
  })
  it('begins anew after a while without trouble', () => {
    const stall = (from: number, position: number) => seconds(4).map((s) => look(from + s, position))
    const fine = seconds(20).map((s) => look(4 + s, 1000 + (s + 1) * 1000))
    const actions = runThrough([...stall(0, 1000), ...fine, ...stall(24, 21_000)])
    expect(actions.filter((action) => action !== 'wait')).toEqual(['nudge', 'nudge'])
  })
  it('does not take a computer that slept for a talk that stood', () => {
    expect(runThrough([look(0, 1000), look(600, 1000), look(601, 2000)])).toEqual(['wait', 'wait', 'wait'])
  })
  it('takes a move back for a movement', () => {
    expect(runThrough([look(0, 20_000), look(1, 21_000), look(2, 11_000), look(3, 12_000)])).not.toContain('nudge')
  })
})

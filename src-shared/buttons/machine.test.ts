import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { GestureRules } from './gesture.ts'
import { type MachineDeed, type MachineInput, machineAtRest, machineStorms, machineWakesAt, stepMachine } from './machine.ts'

const rules: GestureRules = { eager: true, doubles: true, holds: true }

const play = (
  inputs: readonly MachineInput[],
  until = Number.POSITIVE_INFINITY,
): { readonly deeds: readonly MachineDeed[]; readonly storms: boolean } => {
  let state = machineAtRest
  const deeds: MachineDeed[] = []
  const take = (input: MachineInput): void => {
    const step = stepMachine(state, input, rules)
    state = step.state
    deeds.push(...step.deeds)
  }
  const tickUntil = (limit: number): void => {
    for (let at = machineWakesAt(state, rules); at !== null && at <= limit; at = machineWakesAt(state, rules)) take({ type: 'tick', at })
  }
  for (const input of inputs) {
    tickUntil(input.at)
    take(input)
  }
  const last = inputs.at(-1)?.at ?? 0
  const storms = machineStorms(state, last)
  tickUntil(until)
  return { deeds, storms }
}
const net = (deeds: readonly MachineDeed[]): readonly MachineDeed[] => {
  const back = new Set(deeds.map(({ replaces }) => replaces))
  return deeds.filter(({ what, press }) => what !== 'hold' && what !== 'nothing' && !back.has(press))
}
const storm = (every: number, count: number, does: 'button' | 'next'): readonly MachineInput[] =>
  Array.from({ length: count }, (_, index) => ({ type: 'edge', control: 'top', does, down: index % 2 === 0, at: 1000 + index * every }))

describe('a button', () => {
  it('with three switches tells them apart', () => {
    const { deeds } = play([
      { type: 'edge', control: 'left', does: 'back', down: true, at: 0 },
      { type: 'edge', control: 'left', does: 'back', down: false, at: 80 },
      { type: 'edge', control: 'right', does: 'next', down: true, at: 150 },
      { type: 'edge', control: 'right', does: 'next', down: false, at: 220 },
    ])
    expect(deeds.map(({ does, what }) => [does, what])).toEqual([
      ['back', 'press'],
      ['next', 'press'],
    ])
  })

  it('that never says "up" presses, and presses twice', () => {
    const pulse = (at: number): MachineInput => ({ type: 'pulse', control: 'button', does: 'button', at })
    expect(play([pulse(0)]).deeds.map(({ what }) => what)).toEqual(['press'])
    expect(play([pulse(0), pulse(220)]).deeds.map(({ what }) => what)).toEqual(['press', 'double'])
  })

  it('works again after a storm', () => {
    const after = 1000 + 500 + 3000
    const { deeds } = play([
      ...storm(1, 500, 'button'),
      { type: 'edge', control: 'top', does: 'button', down: true, at: after },
      { type: 'edge', control: 'top', does: 'button', down: false, at: after + 80 },
    ])
    expect(net(deeds).map(({ what }) => what)).toEqual(['press'])
  })

  it('keeps what a hand did before the storm', () => {
    const { deeds } = play([
      { type: 'edge', control: 'top', does: 'button', down: true, at: 0 },
      { type: 'edge', control: 'top', does: 'button', down: false, at: 80 },
      ...storm(1, 200, 'button'),
    ])
    expect(net(deeds)).toHaveLength(1)
  })
})

describe('a storm', () => {
  it.each(['button', 'next'] as const)('adds up to nothing, at any pace no hand has (%s)', (does) =>
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 7 }), fc.integer({ min: 100, max: 600 }), (every, count) => {
        const { deeds, storms } = play(storm(every, count, does))
        expect(storms).toBe(true)
        expect(net(deeds)).toEqual([])
      }),
      { numRuns: 40 },
    ),
  )

  it('of any edges of any controls leaves nothing behind', () =>
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.constantFrom('a', 'b', 'c'), fc.boolean()), { minLength: 60, maxLength: 300 }), (edges) => {
        const { deeds } = play(
          edges.map(
            ([control, down], index): MachineInput => ({ type: 'edge', control, does: control === 'c' ? 'next' : 'button', down, at: 5000 + index }),
          ),
        )
        expect(net(deeds)).toEqual([])
      }),
      { numRuns: 40 },
    ))
})

import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { advanceWindow, openingLimit, reviveDelay, type WindowEffect, type WindowHappening, type WindowLife } from './window-life.ts'

const run = (...happenings: WindowHappening[]) => {
  let life: WindowLife = { name: 'closed' }
  let effects: readonly WindowEffect[] = []
  for (const happening of happenings) ({ life, effects } = advanceWindow(life, happening))
  return { life, effects }
}
const pageLost = { type: 'page-lost', why: 'crashed' } as const
const windowLost = { type: 'window-lost', why: 'killed' } as const
const opened = [{ type: 'open' }, { type: 'shown' }] as const

describe('the life of the window', () => {
  it('is made once and watched until it shows', () => {
    expect(run({ type: 'open' }).effects).toEqual([{ do: 'make-window' }, { do: 'wait', milliseconds: openingLimit }])
    expect(run(...opened).life).toEqual({ name: 'showing', attempt: 0 })
  })

  it('brings a lost page back at once, in the same window', () => {
    expect(run(...opened, pageLost).effects).toEqual([
      { do: 'report-lost', why: 'crashed' },
      { do: 'wait', milliseconds: 0 },
    ])
    expect(run(...opened, pageLost, { type: 'waited' }).effects[0]).toEqual({ do: 'load-page' })
  })

  it('makes a lost window anew, also when only the page was being brought back', () => {
    expect(run(...opened, windowLost, { type: 'waited' }).effects[0]).toEqual({ do: 'make-window' })
    expect(run(...opened, pageLost, windowLost, { type: 'waited' }).effects[0]).toEqual({ do: 'make-window' })
  })

  it('waits longer each time in a row, and starts again after a steady time', () => {
    const again = [pageLost, { type: 'waited' }, { type: 'shown' }] as const
    expect(run(...opened, ...again, ...again, pageLost).effects.at(-1)).toEqual({ do: 'wait', milliseconds: 500 })
    expect(run(...opened, ...again, ...again, { type: 'waited' }, pageLost).effects.at(-1)).toEqual({ do: 'wait', milliseconds: 0 })
  })

  it('makes anew a window that never comes up', () => {
    const { life, effects } = run({ type: 'open' }, { type: 'waited' })
    expect(life).toEqual({ name: 'reviving', attempt: 1, what: 'window' })
    expect(effects[0]).toEqual({ do: 'dismiss' })
  })

  it('never gives a page up, and gives a window up after eight losses in a row', () => {
    const lostOften = Array.from({ length: 8 }, () => [windowLost, { type: 'waited' } as const]).flat()
    expect(run(...opened, ...lostOften).life.name).toBe('opening')
    expect(run(...opened, ...lostOften, windowLost).effects).toEqual([{ do: 'report-gone', why: 'killed' }])
    expect(reviveDelay(1000, 'page')).toBe(5000)
    expect(reviveDelay(9, 'window')).toBeNull()
  })

  const happening = fc.constantFrom<WindowHappening>(pageLost, windowLost, { type: 'waited' }, { type: 'shown' }, { type: 'open' })
  it('always has a wait running or a window showing, and stays closed once closed', () => {
    fc.assert(
      fc.property(fc.array(happening), (list) => {
        const { life } = run({ type: 'open' }, ...list)
        expect(life.name).not.toBe('closed')
        expect(advanceWindow(advanceWindow(life, { type: 'close' }).life, pageLost).life).toEqual({ name: 'closed' })
      }),
    )
  })
})

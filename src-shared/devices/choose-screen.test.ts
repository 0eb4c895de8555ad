import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { screenChangeOf } from './changes.ts'
import { chooseScreen, planScreens, type ScreenWishes } from './choose-screen.ts'
import type { RoomScreen } from './screens.ts'

const screen = (connector: string, change: Partial<RoomScreen> = {}): RoomScreen => ({
  ...{ connector, label: '', x: 0, y: 0, width: 1920, height: 1080, scale: 1, primary: false, builtIn: false },
  ...change,
})
const free: ScreenWishes = { pinned: null, last: null }
const tv = screen('HDMI-1', { label: 'SAMSUNG', x: 1920 })
const laptop = screen('eDP-1', { primary: true, builtIn: true })
const chosen = (screens: readonly RoomScreen[], wishes: Partial<ScreenWishes> = {}) => {
  const choice = chooseScreen(screens, { ...free, ...wishes })
  return choice === null ? null : `${choice.screen.connector} ${choice.why}`
}

describe('the room’s screen', () => {
  it('is the pinned one whenever it is there, on whichever connector it hangs', () => {
    const pinned = { connector: 'HDMI-2', label: 'SAMSUNG' }
    expect(chosen([laptop, tv], { pinned, last: { connector: 'eDP-1', label: '' } })).toBe('HDMI-1 pinned')
    expect(chosen([laptop], { pinned })).toBe('eDP-1 ranked')
    // Two of a kind are told apart by where they are plugged in.
    expect(chosen([tv, screen('HDMI-2', { label: 'SAMSUNG' })], { pinned })).toBe('HDMI-2 pinned')
    expect(chosen([screen('HDMI-2', { label: 'BENQ' })], { pinned })).toBe('HDMI-2 ranked')
  })
  it('is not the laptop’s own where there is another, whatever was used last', () => {
    expect(chosen([laptop, tv])).toBe('HDMI-1 ranked')
    expect(chosen([laptop, tv], { last: { connector: 'eDP-1', label: '' } })).toBe('HDMI-1 ranked')
  })
  it('is that of the last seminar among its like, else the main one, else the largest', () => {
    const other = screen('DP-1', { width: 3840, height: 2160 })
    expect(chosen([tv, other], { last: { connector: 'HDMI-1', label: 'SAMSUNG' } })).toBe('HDMI-1 last')
    expect(chosen([{ ...tv, primary: true }, other])).toBe('HDMI-1 ranked')
    expect(chosen([tv, other])).toBe('DP-1 ranked')
    expect(chosen([])).toBeNull()
  })
})

describe('the other screens', () => {
  const beside = (screens: readonly RoomScreen[], room: RoomScreen | null, others: 'black' | 'moderator' | 'leave' = 'black') =>
    planScreens(screens, room, others).beside.map(({ screen: { connector }, shows }) => `${connector} ${shows}`)

  it('show what staff decided, and are left alone where they decided that', () => {
    expect(beside([laptop, tv], tv)).toEqual(['eDP-1 black'])
    expect(beside([laptop, tv], tv, 'moderator')).toEqual(['eDP-1 moderator'])
    expect(beside([laptop, tv], tv, 'leave')).toEqual([])
  })
  it('show the room’s picture where they are mirrored', () => {
    expect(beside([laptop, screen('HDMI-1')], laptop)).toEqual([])
    expect(beside([laptop, tv, screen('DP-1', { x: 1920, width: 1280 })], laptop)).toEqual(['HDMI-1 black'])
  })
  it('never lie over the room’s picture or over each other, and leave no screen uncovered', () => {
    const place = fc.record({ x: fc.integer({ min: -2, max: 2 }), y: fc.integer({ min: -1, max: 1 }) })
    fc.assert(
      fc.property(fc.array(place, { minLength: 1, maxLength: 6 }), fc.nat(5), (places, pick) => {
        const screens = places.map(({ x, y }, index) => screen(`DP-${index}`, { x: x * 1920, y: y * 1080 }))
        const room = screens[pick % screens.length] ?? null
        const shown = [room, ...planScreens(screens, room, 'black').beside.map((one) => one.screen)].map((one) => `${one?.x} ${one?.y}`)
        expect(new Set(shown).size).toBe(shown.length)
        expect(new Set(shown)).toEqual(new Set(screens.map(({ x, y }) => `${x} ${y}`)))
      }),
    )
  })
})

describe('a change of the room’s screen', () => {
  const on = (one: RoomScreen) => ({ screen: one, why: 'ranked' as const })
  const known = new Set(['HDMI-1 SAMSUNG', 'eDP-1 '])
  it('is told, but not the first choice, nor that nothing is left to show it on', () => {
    expect(screenChangeOf(on(tv), on(laptop), [laptop], known)).toEqual({ kind: 'replaced', thing: 'screen', from: 'SAMSUNG', to: 'eDP-1' })
    expect(screenChangeOf(on(laptop), on(tv), [laptop, tv], known)).toEqual({ kind: 'back', thing: 'screen', to: 'SAMSUNG' })
    expect(screenChangeOf(on(laptop), on(tv), [laptop, tv], new Set())).toEqual({ kind: 'chosen', thing: 'screen', to: 'SAMSUNG' })
    expect(screenChangeOf(on(tv), on({ ...tv, x: 0 }), [tv], known)).toBeNull()
    expect(screenChangeOf(null, on(tv), [tv], known)).toBeNull()
    expect(screenChangeOf(on(tv), null, [], known)).toBeNull()
  })
})

import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { instant, plus, seconds } from '../time/time.ts'
import { advanceCheck, type CheckEvent, type CheckState, checkSteps, noCheck } from './check.ts'
import { chooseScreen } from './choose-screen.ts'
import { judgeScreens, type RoomScreen } from './screens.ts'
import { betterMicrophone, decibels, hearFrame, passSeat, startVoices, type VoiceState } from './voices.ts'

const at = instant(1_000_000)
const good = { good: true, button: false }
const bad = { good: false, button: false }

describe('the check', () => {
  it('goes from the sound to the voices to the result, which goes away by itself where all is well', () => {
    let state = advanceCheck(noCheck, { type: 'start', kind: 'group' }, at, bad)
    expect(state).toMatchObject({ name: 'running', step: 'sound', run: 1 })
    state = advanceCheck(state, { type: 'step-done', run: 1, step: 'sound' }, at, good)
    expect(state).toMatchObject({ name: 'running', step: 'voices' })
    expect(advanceCheck(state, { type: 'step-done', run: 1, step: 'voices' }, at, good)).toEqual({
      name: 'result',
      run: 1,
      until: plus(at, seconds(6)),
    })
    expect(advanceCheck(state, { type: 'step-done', run: 1, step: 'voices' }, at, bad)).toEqual({ name: 'result', run: 1, until: null })
  })

  it('asks for the button last, in a room that has one', () => {
    const withButton = { good: true, button: true }
    const voices: CheckState = { name: 'running', kind: 'group', run: 1, step: 'voices', since: at }
    const button = advanceCheck(voices, { type: 'step-done', run: 1, step: 'voices' }, at, withButton)
    expect(button).toMatchObject({ name: 'running', step: 'button' })
    // Unplugged meanwhile: the step ends as it would have.
    expect(advanceCheck(button, { type: 'step-done', run: 1, step: 'button' }, at, good)).toMatchObject({ name: 'result' })
  })

  it('is quiet where it was begun by a clock: it asks nobody and shows nothing', () => {
    const running = advanceCheck(noCheck, { type: 'start', kind: 'quiet' }, at, bad)
    expect(advanceCheck(running, { type: 'step-done', run: 1, step: 'sound' }, at, bad)).toEqual({ name: 'idle', run: 1 })
    expect(advanceCheck(running, { type: 'cannot-go-on', run: 1 }, at, bad)).toEqual({ name: 'idle', run: 1 })
  })

  it('takes no answer of an earlier run for this one’s, and never counts backwards', () => {
    const event = fc.oneof<fc.Arbitrary<CheckEvent>[]>(
      fc.constantFrom<CheckEvent>({ type: 'start', kind: 'group' }, { type: 'start', kind: 'quiet' }, { type: 'close' }),
      fc.record({ type: fc.constant('step-done' as const), run: fc.nat(4), step: fc.constantFrom(...checkSteps) }),
      fc.record({ type: fc.constant('cannot-go-on' as const), run: fc.nat(4) }),
    )
    fc.assert(
      fc.property(fc.array(event, { maxLength: 20 }), (events) => {
        let state: CheckState = noCheck
        for (const one of events) {
          const next = advanceCheck(state, one, at, good)
          expect(next.run).toBeGreaterThanOrEqual(state.run)
          if ('run' in one && one.run !== state.run) expect(next).toBe(state)
          state = next
        }
      }),
    )
  })
})

const frames = (state: VoiceState, level: number, count: number): VoiceState =>
  Array.from({ length: count }).reduce<VoiceState>((before) => hearFrame(before, level), state)
const room = 0.001
/** A second of the room, then a voice, then a breath. */
const hello = (state: VoiceState, level: number): VoiceState => frames(frames(frames(state, room, 50), level, 25), room, 40)

describe('the voice check', () => {
  it('hears each seat in turn, and asks those who are hardly heard to speak up', () => {
    const all = [0.05, 0.0025, 0.05].reduce(hello, startVoices(3))
    expect(all).toMatchObject({ seats: ['heard', 'speak-up', 'heard'], seat: 3 })
  })

  it('takes neither a cup nor a ventilator that starts for a hello', () => {
    const cup = frames(frames(frames(startVoices(2), room, 50), 0.3, 5), room, 60)
    expect(cup.seat).toBe(0)
    expect(frames(startVoices(2), 0.02, 500).seat).toBe(0)
  })

  it('never says heard of a seat at which nobody spoke', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 12 }),
        fc.array(fc.double({ min: 0.0008, max: 0.0012, noNaN: true }), { maxLength: 300 }),
        (seats, levels) => {
          let state = levels.reduce(hearFrame, startVoices(seats))
          for (let seat = 0; seat < seats; seat += 1) state = passSeat(state)
          expect(state.seats).toEqual(Array.from({ length: seats }, () => 'speak-up'))
        },
      ),
    )
  })

  it('does not take the room for a voice after zeros of a busy machine, short of half a second', () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.integer({ min: 1, max: 24 }), fc.double({ min: 0.001, max: 1, noNaN: true })), { minLength: 1, maxLength: 12 }),
        (holes) => {
          let state = frames(startVoices(1), room, 50)
          // Each hole has two ends, frames of which a part is zeros.
          for (const [length, part] of holes) {
            state = hearFrame(state, room * Math.sqrt(part))
            state = frames(state, 0, length)
            state = frames(hearFrame(state, room * Math.sqrt(1.001 - part)), room, 10)
          }
          state = frames(state, room, 100)
          expect([state.clear, state.faint, state.seats]).toEqual([0, 0, ['listening']])
          expect(state.floor).toBeCloseTo(decibels(room), 1)
          expect(hello(state, 0.05).seats).toEqual(['heard'])
        },
      ),
    )
  })

  it('is not led astray by zeros before anything else, nor in the middle of a hello', () => {
    expect(hello(frames(startVoices(1), 0, 10), 0.05).seats).toEqual(['heard'])
    const holed = frames(frames(frames(frames(startVoices(1), room, 50), 0.05, 10), 0, 5), 0.05, 10)
    expect(frames(holed, room, 40).seats).toEqual(['heard'])
  })

  it('hears a voice over a microphone that gives zeros while nobody speaks, and nobody over one that is muted', () => {
    const gated = frames(startVoices(1), 0, 60)
    expect(frames(frames(gated, 0.02, 25), 0, 40).seats).toEqual(['heard'])
    const muted = frames(frames(startVoices(1), room, 50), 0, 1000)
    expect(muted.seats).toEqual(['listening'])
    expect(muted.floor).toBe(decibels(0))
    expect(passSeat(muted).seats).toEqual(['speak-up'])
  })

  it('learns within a second that the room is quieter than it was, as when a ventilator stops', () => {
    const stopped = frames(frames(startVoices(1), 0.02, 100), room, 50)
    expect(stopped.floor).toBeCloseTo(decibels(room), 1)
    expect(hello(stopped, 0.05).seats).toEqual(['heard'])
  })

  it('proposes another microphone only where it is clearly better', () => {
    const heard = new Map([
      ['mine', { voice: -30, noise: -50 }],
      ['other', { voice: -20, noise: -60 }],
    ])
    expect(betterMicrophone('mine', heard)).toBe('other')
    expect(betterMicrophone('other', heard)).toBeNull()
    expect(betterMicrophone('mine', new Map([...heard, ['other', { voice: -26, noise: -50 }]]))).toBeNull()
  })
})

describe('the screens', () => {
  const screen = (change: Partial<RoomScreen> = {}): RoomScreen => ({
    connector: 'HDMI-1',
    label: '',
    x: 0,
    y: 0,
    width: 1920,
    height: 1080,
    scale: 1,
    primary: true,
    builtIn: false,
    ...change,
  })
  const chosen = (screens: readonly RoomScreen[]) => chooseScreen(screens, { pinned: null, last: null })
  const causes = (...screens: readonly RoomScreen[]) => judgeScreens({ screens, asleep: false }, chosen(screens), null).map(({ cause }) => cause)

  it('are good side by side or mirrored in the same size', () => {
    expect(causes(screen(), screen({ connector: 'DP-1', x: 1920, primary: false }))).toEqual([])
    expect(causes(screen(), screen({ connector: 'DP-1', primary: false }))).toEqual([])
  })
  it('are remarked on where the pinned one is not there', () => {
    const pinned = { connector: 'HDMI-2', label: 'SAMSUNG' }
    const there = chooseScreen([screen({ label: 'SAMSUNG' })], { pinned, last: null })
    expect(judgeScreens({ screens: [], asleep: false }, there, pinned)).toEqual([])
    expect(judgeScreens({ screens: [], asleep: false }, chosen([screen()]), pinned)).toEqual([
      { thing: 'screen', cause: 'screen-unplugged', weight: 'remark', device: 'SAMSUNG', other: 'HDMI-1' },
    ])
  })
  it('are wrong where one picture goes over several, whichever is pinned', () => {
    const both = [screen({ connector: 'XWAYLAND0' }), screen({ connector: 'XWAYLAND1', x: 1920, primary: false })]
    const found = (screens: readonly RoomScreen[]) =>
      judgeScreens({ screens, asleep: false, spread: true }, chosen(screens), { connector: 'HDMI-2', label: 'SAMSUNG' })
    expect(found(both)).toEqual([{ thing: 'screen', cause: 'screen-spread', weight: 'fault' }])
    expect(found(both.slice(0, 1))).toMatchObject([{ cause: 'screen-unplugged' }])
  })
  it('are remarked on where something is cut off, too small, asleep or missing', () => {
    expect(causes(screen(), screen({ connector: 'DP-1', width: 1280, height: 720, primary: false }))).toEqual(['screen-mirrored'])
    expect(causes(screen({ width: 1024, height: 768 }))).toEqual(['screen-small'])
    expect(causes(screen({ scale: 2 }))).toEqual(['screen-small'])
    expect(judgeScreens({ screens: [screen()], asleep: true }, chosen([screen()]), null)).toEqual([
      { thing: 'screen', cause: 'screen-asleep', weight: 'fault', device: 'HDMI-1' },
    ])
    expect(causes()).toEqual(['missing'])
  })
})

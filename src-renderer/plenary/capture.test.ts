import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { createCapture } from './capture.ts'

/** A track as the browser gives one, as far as it is used. */
const trackOf = () => {
  let stopped = false
  return {
    onended: null as (() => void) | null,
    stop: (): void => {
      stopped = true
    },
    isStopped: () => stopped,
  }
}
type Track = ReturnType<typeof trackOf>

const tried = () => {
  const asked: { readonly device: string | null; readonly answer: (track: Track) => void; readonly refuse: (name: string) => void }[] = []
  const given: unknown[] = []
  const states: string[] = []
  const capture = createCapture({
    open: (device) =>
      new Promise((resolve, reject) => {
        asked.push({
          device,
          answer: (track) => resolve({ getTracks: () => [track] } as unknown as MediaStream),
          refuse: (name) => reject(new DOMException('', name)),
        })
      }),
    give: (track) => given.push(track),
    onChange: () => {
      const state = capture.state()
      states.push(state.name === 'failed' ? state.why : state.name)
    },
  })
  return { asked, given, states, capture }
}
const turn = async () => {
  for (let turns = 0; turns < 5; turns += 1) await Promise.resolve()
}

beforeEach(() => {
  vi.useFakeTimers()
})
afterEach(() => {
  vi.useRealTimers()
})

it('stops what it opened before it says that it is off, and gives it to nobody any more', async () => {
  const { asked, given, states, capture } = tried()
  const track = trackOf()
  capture.hold({ device: 'table' })
  expect(asked[0]?.device).toBe('table')
  asked[0]?.answer(track)
  await turn()
  expect([given, states]).toEqual([[track], ['opening', 'on']])
  capture.hold(null)
  expect([track.isStopped(), given.at(-1), capture.state().name]).toEqual([true, null, 'off'])
})

it('stops a device that opens after it is not wanted any more, unseen and unheard', async () => {
  const { asked, given, capture } = tried()
  const late = trackOf()
  capture.hold({ device: null })
  capture.hold(null)
  asked[0]?.answer(late)
  await turn()
  expect([late.isStopped(), given, capture.state().name]).toEqual([true, [], 'off'])
})

it('says why it failed, and tries again by itself as long as it is wanted', async () => {
  const { asked, states, capture } = tried()
  capture.hold({ device: null })
  asked[0]?.refuse('NotFoundError')
  await turn()
  expect(states).toEqual(['opening', 'missing'])
  vi.advanceTimersByTime(2000)
  const track = trackOf()
  asked[1]?.answer(track)
  await turn()
  expect(capture.state().name).toBe('on')
  // Unplugged.
  track.onended?.()
  expect([capture.state(), track.isStopped()]).toEqual([{ name: 'failed', why: 'missing' }, true])
  capture.hold(null)
  vi.advanceTimersByTime(10_000)
  expect(asked).toHaveLength(2)
})

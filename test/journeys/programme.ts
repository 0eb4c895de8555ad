import type { Slices } from '../../src-shared/contract/slices.ts'
import { type Room, segmentOn } from './room.ts'

export type Shown = { readonly segment: string; readonly at: number }
export type Sample = { readonly position: number; readonly at: number }

export type Recording = {
  /** Items in the order in which they came on, each with the instant of its beginning; waiting is `waiting:<for>`. */
  readonly shown: readonly Shown[]
  /** Where main said the recordings were, by item. */
  readonly positions: ReadonlyMap<string, readonly Sample[]>
  readonly paused: () => number
  stop(): void
}

const phaseOf = ({ room: { programme } }: Slices): Shown | null => {
  const { phase } = programme
  if (phase.name === 'running') return { segment: phase.segment, at: phase.enteredAt }
  if (phase.name === 'waiting') return { segment: `waiting:${phase.segment}`, at: phase.until }
  return phase.name === 'ended' ? { segment: 'ended', at: phase.at } : null
}

/** Writes down what the programme does, from main's own words. */
export const recordProgramme = (room: Room): Recording => {
  const shown: Shown[] = []
  const positions = new Map<string, Sample[]>()
  let paused = 0
  const look = (slices: Slices) => {
    const now = phaseOf(slices)
    if (now !== null && shown.at(-1)?.segment !== now.segment) shown.push(now)
    if (slices.room.programme.paused) paused += 1
    const segment = segmentOn(slices)
    const { media } = slices.room.programme
    if (segment === null || media === undefined) return
    const samples = positions.get(segment) ?? []
    if (samples.at(-1)?.position !== media.position) samples.push({ position: media.position, at: media.asOf })
    positions.set(segment, samples)
  }
  look(room.main.slices())
  const stop = room.main.onChange(look)
  return { shown, positions, paused: () => paused, stop }
}

export type PictureSample = { readonly segment: string; readonly at: number; readonly position: number }

/** Looks at the picture itself until `over`: the video's own position, in milliseconds, and when it was there. */
export const watchPicture = async (room: Room, over: () => boolean): Promise<readonly PictureSample[]> => {
  const samples: PictureSample[] = []
  while (!over()) {
    const segment = segmentOn(room.main.slices())
    const seconds = await room.page.evaluate(
      () =>
        new Promise<number | null>((resolve) => {
          requestAnimationFrame(() => resolve(document.querySelector('video')?.currentTime ?? null))
        }),
    )
    if (segment !== null && seconds !== null && segmentOn(room.main.slices()) === segment)
      samples.push({ segment, at: room.main.now(), position: seconds * 1000 })
    await room.page.evaluate(() => new Promise((resolve) => setTimeout(resolve, 150)))
  }
  return samples
}

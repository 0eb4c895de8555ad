import type { PlenarySlice } from '../contract/plenary.ts'
import type { MediaState } from './media.ts'
import type { RoomView } from './view.ts'

/** What a room has to do with the floor just now. `place`: in the queue, 1 for the next. */
export type OwnFloor =
  | { readonly name: 'listens' }
  | { readonly name: 'waits'; readonly place: number }
  | { readonly name: 'offered' }
  /** What the light says. `seen`: by its camera, and never without being heard. */
  | { readonly name: 'speaks'; readonly seen: boolean; readonly heard: 'yes' | 'silent' | 'muted' | 'not-asked-for' | 'not-yet' | 'no-microphone' }

/** What the plenary's screen shows: the others, or the group's own guide while there is no plenary to be in. */
export type RoomStanding =
  /** `no-media`: the others are there, and neither seen nor heard. */
  | { readonly name: 'alone'; readonly why: 'no-line' | 'no-media' }
  | {
      readonly name: 'together'
      readonly view: RoomView
      readonly own: OwnFloor
      /** One quiet line; null: all is as it should be. */
      readonly remark: 'line-lost' | 'media-lost' | 'before' | null
    }

type OwnDevice = { readonly name: 'off' | 'opening' | 'on' | 'failed' }
export type OwnMedia = { readonly media: MediaState; readonly microphone: OwnDevice; readonly camera: OwnDevice }

/** So many tries after which sound and picture are not expected any more: the group goes on by itself, and the tries too. */
const hopeless = 8

export const isMediaHopeless = (media: MediaState): boolean => media.name === 'again' && media.tries > hopeless

type OwnWill = Pick<PlenarySlice, 'agreed' | 'silent'>

const heardAs = ({ you }: RoomView, { agreed, silent }: OwnWill, { media, microphone }: OwnMedia): Extract<OwnFloor, { name: 'speaks' }>['heard'] => {
  if (!you.mayBeHeard) return 'muted'
  if (!agreed) return 'not-asked-for'
  if (silent) return 'silent'
  if (microphone.name === 'failed') return 'no-microphone'
  return media.name === 'in' && microphone.name === 'on' ? 'yes' : 'not-yet'
}

const ownFloor = (view: RoomView, will: OwnWill, own: OwnMedia): OwnFloor => {
  const { you, floor } = view
  if (you.offered) return { name: 'offered' }
  if (floor.name === 'held' && floor.room === you.id) {
    const heard = heardAs(view, will, own)
    return { name: 'speaks', heard, seen: heard === 'yes' && own.camera.name === 'on' }
  }
  return you.place === null ? { name: 'listens' } : { name: 'waits', place: you.place }
}

/**
 * A room that was never heard of, whose line and media are both gone, or whose media does not come at all, is alone; it is
 * together again the moment they stand. The desk's last word is believed as long as sound and picture come, and only of a
 * plenary that is on.
 */
export const roomStanding = (
  { line, view, agreed, silent }: Pick<PlenarySlice, 'line' | 'view'> & OwnWill,
  own: OwnMedia,
  /** The line has been gone for longer than it takes to come back. */
  longGone: boolean,
): RoomStanding => {
  const { media } = own
  if (view === null) return { name: 'alone', why: 'no-line' }
  if (line.name !== 'in' && longGone && (media.name !== 'in' || view.phase.name !== 'open')) return { name: 'alone', why: 'no-line' }
  if (isMediaHopeless(media)) return { name: 'alone', why: 'no-media' }
  const mediaLost = media.name === 'again' || media.name === 'joining' || media.name === 'out'
  const remark = line.name !== 'in' ? 'line-lost' : mediaLost ? 'media-lost' : view.phase.name === 'before' ? 'before' : null
  return { name: 'together', view, own: ownFloor(view, { agreed, silent }, own), remark }
}

import type { Choice, Chosen } from './choose.ts'
import type { ScreenChoice } from './choose-screen.ts'
import type { AudioDevice } from './device.ts'
import { nameOfScreen, type RoomScreen } from './screens.ts'

export type SoundThing = 'speaker' | 'microphone'
type RoomThing = SoundThing | 'screen'

/**
 * What the room is told when another device is used than a moment ago. There is no change that is not told: a group must
 * never wonder from where the sound comes.
 */
export type DeviceChange =
  /** It was unplugged, and another took its place. */
  | { readonly kind: 'replaced'; readonly thing: RoomThing; readonly from: string; readonly to: string }
  /** It was unplugged, and there is no other. */
  | { readonly kind: 'lost'; readonly thing: SoundThing; readonly from: string }
  /** One came back that has the right to the place. */
  | { readonly kind: 'back'; readonly thing: RoomThing; readonly to: string }
  /** A better one was plugged in, or staff chose another. */
  | { readonly kind: 'chosen'; readonly thing: RoomThing; readonly to: string }

/** `known`: keys that were chosen before in this run, so that "back" is said of what had been there. */
export const changeOf = (
  thing: SoundThing,
  before: Choice | null,
  after: Choice | null,
  present: readonly AudioDevice[],
  known: ReadonlySet<string>,
): DeviceChange | null => {
  const [from, to] = [before?.device, after?.device]
  // The same end may get a better key, once the system has told what it knows of it.
  if (from?.key === to?.key || (from !== undefined && from.page === to?.page)) return null
  if (to === undefined) return from === undefined ? null : { kind: 'lost', thing, from: from.label }
  const stays = from !== undefined && present.some(({ key, direction, page }) => key === from.key && direction === from.direction && page !== null)
  // That one is gone is the news, also where what takes its place had been in use before.
  if (from !== undefined && !stays) return { kind: 'replaced', thing, from: from.label, to: to.label }
  return { kind: known.has(to.key) ? 'back' : 'chosen', thing, to: to.label }
}

/** Both ends at once; the loudspeaker first, because everybody hears that. */
export const changesOf = (
  before: Chosen,
  after: Chosen,
  present: readonly AudioDevice[],
  known: { readonly speaker: ReadonlySet<string>; readonly microphone: ReadonlySet<string> },
): readonly DeviceChange[] =>
  (['speaker', 'microphone'] as const).flatMap((thing) => {
    const change = changeOf(thing, before[thing], after[thing], present, known[thing])
    return change === null ? [] : [change]
  })

export const screenKey = ({ connector, label }: Pick<RoomScreen, 'connector' | 'label'>): string => `${connector} ${label}`

/** The picture is on another screen than a moment ago. Without any screen there is nobody to tell. */
export const screenChangeOf = (
  before: ScreenChoice | null,
  after: ScreenChoice | null,
  present: readonly RoomScreen[],
  known: ReadonlySet<string>,
): DeviceChange | null => {
  if (before === null || after === null || screenKey(before.screen) === screenKey(after.screen)) return null
  const [from, to] = [nameOfScreen(before.screen), nameOfScreen(after.screen)]
  if (!present.some((one) => screenKey(one) === screenKey(before.screen))) return { kind: 'replaced', thing: 'screen', from, to }
  return { kind: known.has(screenKey(after.screen)) ? 'back' : 'chosen', thing: 'screen', to }
}

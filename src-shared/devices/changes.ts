import type { Choice, Chosen } from './choose.ts'
import type { AudioDevice } from './device.ts'

export type SoundThing = 'speaker' | 'microphone'

/**
 * What the room is told when another device is used than a moment ago. There is no change that is not told: a group must
 * never wonder from where the sound comes.
 */
export type DeviceChange =
  /** It was unplugged, and another took its place. */
  | { readonly kind: 'replaced'; readonly thing: SoundThing; readonly from: string; readonly to: string }
  /** It was unplugged, and there is no other. */
  | { readonly kind: 'lost'; readonly thing: SoundThing; readonly from: string }
  /** One came back that has the right to the place. */
  | { readonly kind: 'back'; readonly thing: SoundThing; readonly to: string }
  /** A better one was plugged in, or staff chose another. */
  | { readonly kind: 'chosen'; readonly thing: SoundThing; readonly to: string }

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
  if (known.has(to.key)) return { kind: 'back', thing, to: to.label }
  const stays = from !== undefined && present.some(({ key, direction, page }) => key === from.key && direction === from.direction && page !== null)
  return from === undefined || stays ? { kind: 'chosen', thing, to: to.label } : { kind: 'replaced', thing, from: from.label, to: to.label }
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

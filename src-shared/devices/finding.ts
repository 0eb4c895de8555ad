import type { SoundThing } from './changes.ts'
import type { Chosen } from './choose.ts'
import type { AudioDevice, DeviceWish } from './device.ts'

export type Thing = SoundThing | 'screen'

export type FindingCause =
  | 'missing'
  | 'unplugged'
  | 'muted-hardware'
  | 'muted-system'
  | 'volume-zero'
  | 'silent'
  | 'wrong-device'
  | 'taken'
  | 'permission'
  | 'too-quiet'
  | 'distorted'
  | 'heard-elsewhere'
  | 'echo'
  | 'not-checked'
  | 'screen-small'
  | 'screen-mirrored'
  | 'screen-asleep'
  | 'screen-unplugged'
  | 'screen-spread'

/** One thing that is not as it should be. `device`: its name; `other`: the one that does what it should. */
export type Finding = {
  readonly thing: Thing
  readonly cause: FindingCause
  /** A remark is worth knowing; a fault keeps the room from hearing, being heard or seeing. */
  readonly weight: 'remark' | 'fault'
  readonly device?: string
  readonly other?: string
}

export type RoomWord = 'ready' | 'remark' | 'not-ready' | 'unchecked'

const almostNothing = 0.01

const missing = (thing: SoundThing, pinned: DeviceWish | null): Finding =>
  pinned === null ? { thing, cause: 'missing', weight: 'fault' } : { thing, cause: 'unplugged', weight: 'fault', device: pinned.label }

const onSystem = (thing: SoundThing, { label, muted, volume }: AudioDevice): Finding | null => {
  if (muted === true) return { thing, cause: 'muted-system', weight: 'fault', device: label }
  return volume !== null && volume < almostNothing ? { thing, cause: 'volume-zero', weight: 'fault', device: label } : null
}

/** What can be seen of the room's sound without a sound: what is missing, unplugged, muted, at volume zero, or not the one that staff chose. */
export const findingsAtRest = (
  chosen: Chosen,
  pinned: { readonly speaker: DeviceWish | null; readonly microphone: DeviceWish | null },
): readonly Finding[] =>
  (['speaker', 'microphone'] as const).flatMap((thing): readonly Finding[] => {
    const choice = chosen[thing]
    const wish = pinned[thing]
    if (choice === null) return [missing(thing, wish)]
    const seen = onSystem(thing, choice.device)
    const instead: readonly Finding[] =
      wish === null || choice.why === 'pinned'
        ? []
        : [{ thing, cause: 'wrong-device', weight: 'remark', device: wish.label, other: choice.device.label }]
    return seen === null ? instead : [seen, ...instead]
  })

/** One word for the room. Nothing is ready that was not proven. */
export const wordFor = (findings: readonly Finding[], proven: boolean): RoomWord => {
  if (findings.some(({ weight }) => weight === 'fault')) return 'not-ready'
  if (!proven) return 'unchecked'
  return findings.length > 0 ? 'remark' : 'ready'
}

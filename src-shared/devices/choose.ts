import type { AudioDevice, DeviceForm, DeviceWish } from './device.ts'
import { sameKey } from './identity.ts'

/** One thing that both plays and hears comes first: it knows its own echo, and it stands on the table. */
const rank: Record<DeviceForm, number> = { speakerphone: 0, room: 1, unknown: 2, 'built-in': 3, display: 4, virtual: 5 }

export type Wishes = {
  /** What IT staff have pinned; it is taken whenever it is there. */
  readonly pinned: DeviceWish | null
  /** What this room used last and was found to work. */
  readonly last: DeviceWish | null
  /** Screens that were tried, by key: whether a sound from them was heard. */
  readonly plays: ReadonlyMap<string, boolean>
}

export type Choice = { readonly device: AudioDevice; readonly why: 'pinned' | 'last' | 'ranked' }
export type Chosen = { readonly speaker: Choice | null; readonly microphone: Choice | null }

const wished = (devices: readonly AudioDevice[], wish: DeviceWish | null): AudioDevice | undefined =>
  wish === null ? undefined : (devices.find(({ key }) => key === wish.key) ?? devices.find(({ key }) => sameKey(key, wish.key)))

/** A screen ranks as one only until it was tried: one that plays is as good as what is built in, one that does not is no loudspeaker. */
const rankOf = (device: AudioDevice, plays: Wishes['plays']): number => {
  if (device.form !== 'display') return rank[device.form]
  const tried = plays.get(device.key)
  return tried === undefined ? rank.display : tried ? rank['built-in'] - 0.5 : rank.virtual + 1
}

const chooseEnd = (devices: readonly AudioDevice[], wishes: Wishes, partner: string | null): Choice | null => {
  const usable = devices.filter(({ page }) => page !== null)
  const pinned = wished(usable, wishes.pinned)
  if (pinned !== undefined) return { device: pinned, why: 'pinned' }
  const last = wished(usable, wishes.last)
  // What was last used because nothing better was there must not keep the room from a speakerphone that came since.
  const best = usable.toSorted(
    (a, b) =>
      rankOf(a, wishes.plays) - rankOf(b, wishes.plays) ||
      Number(b.key === partner) - Number(a.key === partner) ||
      Number(b === last) - Number(a === last) ||
      (a.key < b.key ? -1 : a.key > b.key ? 1 : 0),
  )[0]
  if (best === undefined) return null
  if (last !== undefined && (last === best || rankOf(last, wishes.plays) <= rank.room)) return { device: last, why: 'last' }
  return { device: best, why: 'ranked' }
}

/** Chooses the room's loudspeaker and its microphone; the microphone of the same thing, where there is no other reason. */
export const chooseDevices = (devices: readonly AudioDevice[], wishes: { readonly speaker: Wishes; readonly microphone: Wishes }): Chosen => {
  const of = (direction: AudioDevice['direction']) => devices.filter((one) => one.direction === direction)
  const speaker = chooseEnd(of('output'), wishes.speaker, null)
  const microphone = chooseEnd(of('input'), wishes.microphone, speaker?.device.key ?? null)
  return { speaker, microphone }
}

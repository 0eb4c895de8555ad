import type { MediaPath, MediaQuality } from '../../../src-shared/plenary/media.ts'
import type { Presence } from '../../../src-shared/plenary/view.ts'
import type { RosterMember } from '../stores/plenary.ts'

/** How somebody stands, the gravest first: one word for each line of the roster. */
export type Health = 'removed' | 'revoked' | 'away' | 'noMedia' | 'here'

/** How good a member's way for sound and picture is, as a host reads it. `poor`: it will be heard. */
export type Way = { readonly path: MediaPath; readonly lossPercent: number | null; readonly milliseconds: number | null; readonly poor: boolean }

export type RosterRow = { readonly member: RosterMember; readonly health: Health; readonly knocks: boolean; readonly way: Way | null }

/** With a tenth lost a tone has gaps; beyond half a second there and back people speak over each other. */
const poorFrom = { loss: 0.05, roundTrip: 0.4 }

const wayOf = (quality: MediaQuality | null | undefined): Way | null => {
  if (quality === null || quality === undefined || quality.path === null) return null
  const { path, loss, roundTrip } = quality
  return {
    path,
    lossPercent: loss === null ? null : Math.round(loss * 100),
    milliseconds: roundTrip === null ? null : Math.round(roundTrip * 1000),
    poor: (loss ?? 0) >= poorFrom.loss || (roundTrip ?? 0) >= poorFrom.roundTrip,
  }
}

const healthOf = (member: RosterMember, presence: Presence | undefined): Health => {
  if (member.removed) return 'removed'
  if (presence?.revoked === true) return 'revoked'
  if (presence?.connected !== true) return 'away'
  return presence.media === 'ready' ? 'here' : 'noMedia'
}

/** Who waits to be let in first, because somebody has to answer; then by name, so that each is found where it was. */
export const rosterOf = (members: readonly RosterMember[], presence: readonly Presence[], language: string): readonly RosterRow[] => {
  const byId = new Map(presence.map((one) => [one.id, one]))
  return members
    .map((member) => {
      const health = healthOf(member, byId.get(member.id))
      const one = byId.get(member.id)
      return { member, health, knocks: one?.knocks === true, way: health === 'here' ? wayOf(one?.quality) : null }
    })
    .toSorted((a, b) => Number(b.knocks) - Number(a.knocks) || a.member.name.localeCompare(b.member.name, language, { numeric: true }))
}

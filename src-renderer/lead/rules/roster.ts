import type { Presence } from '../../../src-shared/plenary/view.ts'
import type { RosterMember } from '../stores/plenary.ts'

/** How somebody stands, the gravest first: one word for each line of the roster. */
export type Health = 'removed' | 'revoked' | 'away' | 'noMedia' | 'here'

export type RosterRow = { readonly member: RosterMember; readonly health: Health; readonly knocks: boolean }

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
    .map((member) => ({ member, health: healthOf(member, byId.get(member.id)), knocks: byId.get(member.id)?.knocks === true }))
    .toSorted((a, b) => Number(b.knocks) - Number(a.knocks) || a.member.name.localeCompare(b.member.name, language, { numeric: true }))
}

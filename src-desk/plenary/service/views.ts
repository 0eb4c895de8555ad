import type { Caption } from '../../../src-shared/plenary/captions.ts'
import { type DeskState, plenaryAt } from '../../../src-shared/plenary/log-entry.ts'
import type { MediaQuality } from '../../../src-shared/plenary/media.ts'
import type { Member } from '../../../src-shared/plenary/members.ts'
import {
  commonView,
  type LeadView,
  leadSlices,
  ownView,
  type PlenaryTimes,
  type Presence,
  type SeminarSlices,
} from '../../../src-shared/plenary/view.ts'
import type { Instant } from '../../../src-shared/time/time.ts'

type View = Readonly<Record<string, unknown>>

/** Who is connected, as the desk's connections know it. */
export type Connected = {
  readonly ids: ReadonlySet<string>
  /** And how good their way is, as they told it; null: they have not. */
  readonly withMedia: ReadonlyMap<string, MediaQuality | null>
  readonly knocks: readonly Member[]
}

/** What each member sees at this instant. What is the same for many is made once. */
export const viewsAt = (
  state: DeskState,
  { times, seminar }: { readonly times: PlenaryTimes; readonly seminar: SeminarSlices },
  now: Instant,
  connected: Connected,
  captions: readonly Caption[],
): ((member: Member) => View) => {
  const plenary = plenaryAt(state, times, now)
  const common = { ...commonView(plenary, times, now), captions }
  let lead: View | undefined
  const leadParts = (): View => {
    if (lead !== undefined) return lead
    const slices = leadSlices(plenary, connected.knocks)
    lead = { ...slices, presence: presenceOf(slices.members, connected, state.access) }
    return lead
  }
  return (member) => {
    switch (member.role) {
      case 'room':
        return { ...common, ...ownView(plenary, times, now, member.id) }
      case 'presenter':
      case 'host':
        return { ...common, ...seminar, ...leadParts() }
      case 'observer':
      case 'captioner':
        return { ...common, ...seminar }
    }
  }
}

const presenceOf = (
  members: LeadView['members'],
  { ids: connected, withMedia, knocks }: Connected,
  { bound, revoked }: DeskState['access'],
): readonly Presence[] =>
  members.map(({ id }) => ({
    id,
    connected: connected.has(id),
    knocks: knocks.some((one) => one.id === id),
    media: withMedia.has(id) ? 'ready' : 'none',
    revoked: revoked.has(bound.get(id)?.serial ?? ''),
    quality: withMedia.get(id) ?? null,
  }))

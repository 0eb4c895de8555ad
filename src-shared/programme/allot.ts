import { atMost, between, type Duration, duration, type Instant, sum, zero } from '../time/time.ts'
import { comingFixed, leftAt, windowEnd } from './ends.ts'
import type { Plan, PlanSegment } from './plan.ts'
import { shareOut } from './share.ts'
import { type Current, failureShown, isBaseUsed, type ProgrammeState, progressAt, segmentAt } from './state.ts'

/** How the time up to the next fixed time is divided as things stand. */
export type Allotment = {
  /** The lengths of the segments that flow up to there, by index; the current one's first, if it flows. */
  readonly lengths: ReadonlyMap<number, Duration>
  /** The fixed segment it is divided for; null where it is the end of the whole, or nothing. */
  readonly fixed: { readonly index: number; readonly id: string; readonly fixedAt: Instant } | null
  /** What is still missing with everything at its minimum. */
  readonly missing: Duration
  /** How much of the current segment's extension the others could pay for. */
  readonly extension: Duration
}

type Item = {
  readonly index: number
  readonly planned: Duration
  /** All it could give from its beginning, and what of that it can still give. */
  readonly slack: Duration
  readonly cap: Duration
  /** Its length stands, whatever happens to the others. */
  readonly firm?: true
}

/**
 * Shares the minutes that are lost over the elastic segments up to the next fixed time (or the end of the whole), in
 * proportion to what each can give; none goes below its minimum, nor below what it has used. The current segment
 * counts with all it could give from its beginning, so that its length stands firm while it runs.
 */
export const allot = (plan: Plan, state: ProgrammeState, current: Current, at: Instant): Allotment => {
  const fixed = comingFixed(plan, state, current.index).find(({ index }) => windowEnd(plan, state, index) > at) ?? null
  const deadline = fixed?.fixedAt ?? plan.fixedEnd
  const items = itemsOf(plan, state, current, at, fixed?.index ?? plan.segments.length)
  const needed = sum([currentNeeds(plan, state, current, at), ...items.filter(({ index }) => index !== current.index).map(({ planned }) => planned)])
  const lost = deadline === undefined ? duration(-Number.MAX_SAFE_INTEGER) : duration(needed - between(at, deadline))

  const cuts = shareOut(
    lost,
    items.map(({ slack, cap }) => ({ weight: slack, cap })),
  )
  const missing = duration(Math.max(0, lost) - sum(cuts))
  const own = items.findIndex(({ index }) => index === current.index)
  const hard = fixed !== null && state.lateChoices[fixed.id] !== 'join-late'
  const free = duration(Math.max(0, -lost))
  const paid = payExtension({ items, cuts, own, missing, free, wish: current.extension, pending: pendingExtension(plan, state, current, at), hard })

  const lengths = new Map(items.map(({ index, planned }, i) => [index, duration(planned - (paid.cuts[i] ?? 0) + (i === own ? paid.extension : 0))]))
  return { lengths, fixed, missing: paid.missing, extension: paid.extension }
}

/** What the current segment still needs, as planned, without what the moderator added. */
const currentNeeds = (plan: Plan, state: ProgrammeState, current: Current, at: Instant): Duration => {
  const segment = segmentAt(plan, current.index)
  const plain: Current = { ...current, extension: zero, allotted: isBaseUsed(state, current, at) ? current.base : segment.planned }
  return duration(Math.max(0, leftAt(plan, { ...state, stage: { name: 'running', current: plain } }, plain, at)))
}

/** What of the current segment's extension is not used up by going over the rest of its length. */
const pendingExtension = (plan: Plan, state: ProgrammeState, current: Current, at: Instant): Duration => {
  const { planned, fixedAt } = segmentAt(plan, current.index)
  const over = fixedAt === undefined ? progressAt(current.active, state.paused, at) - current.base : at - fixedAt - planned
  return duration(Math.max(0, current.extension - Math.max(0, over)))
}

const itemsOf = (plan: Plan, state: ProgrammeState, current: Current, at: Instant, until: number): readonly Item[] =>
  plan.segments.flatMap((segment, index): readonly Item[] => {
    if (index < current.index || index >= until) return []
    if (index === current.index) {
      if (!flows(segment)) return []
      return [{ index, ...ownItem(segment, state, current, at) }]
    }
    // A fixed segment that is missed already, or that was taken out, takes no time.
    if (segment.fixedAt !== undefined || state.skipped.includes(segment.id)) return []
    const planned = segment.unplayable === true ? failureShown : segment.planned
    const slack = segment.recording === undefined ? duration(segment.planned - segment.minimum) : zero
    return [{ index, planned, slack, cap: slack }]
  })

const ownItem = (segment: PlanSegment, state: ProgrammeState, current: Current, at: Instant): Omit<Item, 'index'> => {
  if (isBaseUsed(state, current, at)) return { planned: current.base, slack: zero, cap: zero, firm: true }
  // In overtime it has used more than it was given; the length that it was given stays.
  const used =
    current.extension < 0 ? atMost(progressAt(current.active, state.paused, at), current.allotted) : progressAt(current.active, state.paused, at)
  const { planned, minimum } = segment
  return { planned, slack: duration(planned - minimum), cap: duration(Math.max(0, planned - Math.max(minimum, used))) }
}

/** Its length is the programme's to decide: no recording, no fixed time. */
const flows = (segment: PlanSegment): boolean => segment.fixedAt === undefined && segment.recording === undefined

/**
 * What the moderator adds to the current segment, the others pay, beyond the time that is free; before a fixed time no
 * more is added than they can pay. What the moderator takes away, the others get back of what they lost.
 */
const payExtension = (bill: {
  readonly items: readonly Item[]
  readonly cuts: readonly Duration[]
  readonly own: number
  readonly missing: Duration
  readonly free: Duration
  readonly wish: Duration
  /** The part of the wish that lies ahead. */
  readonly pending: Duration
  readonly hard: boolean
}): { readonly cuts: readonly Duration[]; readonly missing: Duration; readonly extension: Duration } => {
  const { items, cuts, own, missing, free, wish, pending, hard } = bill
  const others = (amount: (cut: Duration, item: Item) => number) =>
    items.map((item, i) => {
      const cap = duration(i === own ? 0 : amount(cuts[i] ?? zero, item))
      return { weight: cap, cap }
    })

  if (wish > 0) {
    const wanted = duration(Math.max(0, pending - free))
    const payments = shareOut(
      wanted,
      others((cut, item) => item.cap - cut),
    )
    const unpaid = duration(wanted - sum(payments))
    return {
      cuts: cuts.map((cut, i) => duration(cut + (payments[i] ?? 0))),
      missing: hard ? missing : duration(missing + unpaid),
      extension: hard ? duration(wish - unpaid) : wish,
    }
  }
  const ownItem = items[own]
  if (ownItem?.firm === true) return { cuts, missing, extension: wish }
  const givenUp = ownItem === undefined ? zero : duration(Math.min(-wish, ownItem.cap - (cuts[own] ?? 0)))
  const returned = shareOut(
    givenUp,
    others((cut) => cut),
  )
  return { cuts: cuts.map((cut, i) => duration(cut - (returned[i] ?? 0))), missing, extension: duration(0 - givenUp) }
}

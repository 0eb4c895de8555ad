import { atLeast, type Duration, duration } from '../time/time.ts'
import { allotParts, type PartPlan } from './parts.ts'
import { beginRound, extendTurn, finishTurn, passTurn, type Round, resizeRound, type TurnLength } from './round.ts'

/** Where a group is. All times are the segment's active time: it stands still while the room does. */
export type Place = {
  /** Equal to the number of parts when all are done. */
  readonly part: number
  readonly since: Duration
  readonly round: Round | null
}

export type Dialogue = {
  readonly seats: number
  /** The length of the whole segment, as the parts were last divided for it. */
  readonly total: Duration
  readonly lengths: readonly Duration[]
  readonly place: Place
  /** The places before, for the way back, and when each was left. */
  readonly past: readonly { readonly place: Place; readonly leftAt: Duration }[]
}

type Parts = readonly PartPlan[]

export const beginDialogue = (parts: Parts, seats: number, total: Duration, at: Duration): Dialogue =>
  enterPart(parts, { seats, total, lengths: [], place: { part: 0, since: at, round: null }, past: [] }, 0, at)

const enterPart = (parts: Parts, dialogue: Dialogue, part: number, at: Duration): Dialogue => {
  const placed = divide(parts, { ...dialogue, place: { part, since: at, round: null } }, at)
  if (parts[part]?.kind !== 'round') return placed
  const round = beginRound(dialogue.seats, at, turnLength(parts, placed, at))
  return { ...placed, place: { ...placed.place, round } }
}

/** Divides what is left over the part that is on and those to come. The parts behind keep what they were given. */
const divide = (parts: Parts, dialogue: Dialogue, at: Duration): Dialogue => {
  const { part, since } = dialogue.place
  const ahead = allotParts(parts.slice(part), dialogue.seats, duration(Math.max(0, dialogue.total - since)), duration(at - since))
  return { ...dialogue, lengths: [...dialogue.lengths.slice(0, part), ...ahead] }
}

/** A turn gets its equal share of what is left of its round, and never less than what the pack says a seat must have. */
const turnLength = (parts: Parts, { lengths, place }: Dialogue, at: Duration): TurnLength => {
  const part = parts[place.part]
  const floor = part?.kind === 'round' ? part.minimumPerSeat : duration(0)
  const left = (lengths[place.part] ?? 0) - (at - place.since)
  return (turns) => atLeast(duration(Math.floor(left / Math.max(1, turns))), floor)
}

const remember = (dialogue: Dialogue, at: Duration): Dialogue => ({ ...dialogue, past: [...dialogue.past, { place: dialogue.place, leftAt: at }] })

/** Goes on with the round, or to the next part when it is over. */
const goOn = (parts: Parts, dialogue: Dialogue, round: Round | null, at: Duration): Dialogue => {
  const before = remember(dialogue, at)
  return round === null ? enterPart(parts, before, dialogue.place.part + 1, at) : { ...before, place: { ...before.place, round } }
}

export const nextTurn = (parts: Parts, dialogue: Dialogue, at: Duration): Dialogue => {
  const { round } = dialogue.place
  return round === null ? dialogue : goOn(parts, dialogue, finishTurn(round, at, turnLength(parts, dialogue, at)), at)
}

export const pass = (parts: Parts, dialogue: Dialogue, at: Duration): Dialogue => {
  const { round } = dialogue.place
  return round === null ? dialogue : goOn(parts, dialogue, passTurn(round, at, turnLength(parts, dialogue, at)), at)
}

/** The open part is done, or the moderator closes a round. */
export const nextPart = (parts: Parts, dialogue: Dialogue, at: Duration): Dialogue =>
  dialogue.place.part >= parts.length ? dialogue : enterPart(parts, remember(dialogue, at), dialogue.place.part + 1, at)

/** To the turn or the part before; its time goes on from where it was left. */
export const goBackInDialogue = (parts: Parts, dialogue: Dialogue, at: Duration): Dialogue => {
  const last = dialogue.past.at(-1)
  if (last === undefined) return dialogue
  const away = at - last.leftAt
  const { part, round } = last.place
  // Within a round the round's time has gone on meanwhile; a part that was left is taken up again as it was.
  const since = part === dialogue.place.part ? last.place.since : duration(last.place.since + away)
  const resumed = round === null ? null : { ...round, turn: { ...round.turn, since: duration(round.turn.since + away) } }
  return divide(parts, { ...dialogue, place: { part, since, round: resumed }, past: dialogue.past.slice(0, -1) }, at)
}

export const giveMore = (dialogue: Dialogue, by: Duration): Dialogue => {
  const { round } = dialogue.place
  return round === null ? dialogue : { ...dialogue, place: { ...dialogue.place, round: extendTurn(round, by) } }
}

/** The segment got longer or shorter; the turn that is on keeps its length. */
export const relength = (parts: Parts, dialogue: Dialogue, total: Duration, at: Duration): Dialogue =>
  total === dialogue.total ? dialogue : divide(parts, { ...dialogue, total }, at)

/** Another number of people at the table. The way back would lead to a table that is no more, so it is closed. */
export const reseat = (parts: Parts, dialogue: Dialogue, seats: number, at: Duration): Dialogue => {
  if (seats === dialogue.seats) return dialogue
  const divided = divide(parts, { ...dialogue, seats, past: [] }, at)
  const { round } = divided.place
  if (round === null) return divided
  const resized = resizeRound(round, seats, at, turnLength(parts, divided, at))
  return resized === null ? enterPart(parts, divided, divided.place.part + 1, at) : { ...divided, place: { ...divided.place, round: resized } }
}

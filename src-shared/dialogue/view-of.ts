import type { DialoguePart } from '../seminar/schema.ts'
import { type Countdown, type Duration, duration, type Instant, plus } from '../time/time.ts'
import type { Dialogue } from './dialogue.ts'
import { type Round, turnsLeft } from './round.ts'
import type { DialoguePartView, DialogueView } from './view.ts'

/** The segment's active time at `now`, and whether it stands still. */
export type DialogueTime = { readonly now: Instant; readonly active: Duration; readonly held: boolean }

export const viewDialogue = (segment: string, parts: readonly DialoguePart[], dialogue: Dialogue, time: DialogueTime): DialogueView => ({
  segment,
  partIndex: dialogue.place.part,
  parts: parts.map((part, index) => ({ kind: part.kind, length: dialogue.lengths[index] ?? duration(0) })),
  part: partView(parts, dialogue, time),
})

const partView = (parts: readonly DialoguePart[], { place, lengths }: Dialogue, time: DialogueTime): DialoguePartView => {
  const part = parts[place.part]
  if (part === undefined) return { kind: 'finished' }
  const { prompt, cue } = part
  const said = { prompt, ...(cue === undefined ? {} : { cue }) }
  const countdown = countdownOf(place.since, lengths[place.part] ?? duration(0), time)
  switch (part.kind) {
    case 'round':
      // A round with no turn cannot be entered: it would be over at once.
      return place.round === null ? { kind: 'finished' } : { kind: 'round', ...said, ...roundView(place.round, time) }
    case 'open':
      return { kind: 'open', ...said, countdown }
    case 'summary':
      return { kind: 'summary', ...said, countdown, collect: part.collect, count: part.count }
  }
}

const roundView = ({ seats, turn }: Round, time: DialogueTime) => {
  const left = turnsLeft(seats)
  return { seats, seat: turn.seat, turn: countdownOf(turn.since, turn.length, time), turnsLeft: left, lastTurn: left === 1 }
}

const countdownOf = (since: Duration, total: Duration, { now, active, held }: DialogueTime): Countdown => {
  const left = duration(since + total - active)
  return held ? { state: 'held', left, total } : { state: 'running', endsAt: plus(now, left), total }
}

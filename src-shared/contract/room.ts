import { z } from 'zod'
import { buttonIntents } from '../buttons/intents.ts'
import { command } from './command.ts'

const group = z.number().int().min(0).max(3)
const segment = z.string().max(64)
const position = z.number().min(0).max(36_000_000)

/** Everything a group or a moderator does. Main decides whether it can be done now. */
export const roomCommands = {
  /**
   * A button, a key or a tap whose meaning depends on what is on. `group` absent: the only or the first group. `press`
   * names a press of a button, so that it counts once and can be taken back when it turns out to be another gesture.
   */
  'room.intent': command(z.object({ intent: z.enum(buttonIntents), group: group.optional(), press: z.string().max(100).optional() })).answers<void>(),
  'room.start': command(z.object({ seats: z.array(z.number().int().min(2).max(12)).min(1).max(4), rehearsal: z.boolean() })).answers<void>(),
  'room.seats': command(z.object({ group, seats: z.number().int().min(2).max(12) })).answers<void>(),
  'room.next': command(z.object({ segment })).answers<void>(),
  'room.back': command(z.object({})).answers<void>(),
  'room.skip': command(z.object({ segment })).answers<void>(),
  /** Milliseconds; negative shortens. */
  'room.extend': command(z.object({ segment, by: z.number().int().min(-3_600_000).max(3_600_000) })).answers<void>(),
  'room.pause': command(z.object({})).answers<void>(),
  'room.resume': command(z.object({})).answers<void>(),
  'room.undo': command(z.object({ event: z.number().int().min(0) })).answers<void>(),
  'room.lateChoice': command(z.object({ segment, choice: z.enum(['join-late', 'skip-rest']) })).answers<void>(),
  /** Leaves a seminar that is over, rehearsed or not begun yet, and goes back to the first screen. */
  'room.leave': command(z.object({})).answers<void>(),

  /** Where the recording is, each second; milliseconds. */
  'talk.progress': command(z.object({ segment, position })).answers<void>(),
  'talk.ended': command(z.object({ segment })).answers<void>(),
  'talk.failed': command(z.object({ segment, why: z.enum(['missing', 'unreadable', 'stalled']) })).answers<void>(),
  /** Back ten seconds, from the start again, or to a chapter; milliseconds. */
  'talk.move': command(z.object({ segment, position })).answers<void>(),
  'talk.stalled': command(z.object({ segment, position })).answers<void>(),

  'dialogue.turnNext': command(z.object({ group })).answers<void>(),
  'dialogue.turnPass': command(z.object({ group })).answers<void>(),
  'dialogue.turnBack': command(z.object({ group })).answers<void>(),
  'dialogue.minuteMore': command(z.object({ group })).answers<void>(),
  'dialogue.closeRound': command(z.object({ group })).answers<void>(),
  'dialogue.partNext': command(z.object({ group })).answers<void>(),

  'points.set': command(z.object({ group, segment, index: z.number().int().min(0).max(8), text: z.string().max(400) })).answers<void>(),
  'points.send': command(z.object({ group, segment })).answers<void>(),
  /** A question or comment for the plenary. `item` is the page's own: sent twice it is one. Answered when it is in the outbox. */
  'points.contribute': command(
    z.object({ item: z.uuid(), group, segment, kind: z.enum(['question', 'comment']), text: z.string().max(400) }),
  ).answers<void>(),
  'points.reopen': command(z.object({ group, segment })).answers<void>(),

  'evaluation.begin': command(z.object({ group })).answers<void>(),
  /** `answer` null: the question is skipped. Answered when it lies durably on the disk. */
  'evaluation.answer': command(
    z.object({
      group,
      question: z.string().max(64),
      answer: z
        .discriminatedUnion('kind', [
          z.object({ kind: z.literal('scale'), value: z.number().int().min(1).max(7) }),
          z.object({ kind: z.literal('choice'), options: z.array(z.string().max(64)).max(8) }),
          z.object({ kind: z.literal('text'), text: z.string().max(2000) }),
        ])
        .nullable(),
    }),
  ).answers<void>(),
  /** What is being written to the question that is on; the participant stays at it. Answered when it lies durably on the disk. */
  'evaluation.write': command(z.object({ group, question: z.string().max(64), text: z.string().max(2000) })).answers<void>(),
  /** To an earlier or later question of the same participant. */
  'evaluation.goTo': command(z.object({ group, index: z.number().int().min(0).max(12) })).answers<void>(),
  'evaluation.handOver': command(z.object({ group })).answers<void>(),
  'evaluation.close': command(z.object({ group })).answers<void>(),
} as const

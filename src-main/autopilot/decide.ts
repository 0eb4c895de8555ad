import type { CommandArgs, CommandName } from '../../src-shared/contract/contract.ts'
import type { GroupSlice, Slices } from '../../src-shared/contract/slices.ts'
import type { DialoguePartView } from '../../src-shared/dialogue/view.ts'
import type { Manifest, Question } from '../../src-shared/seminar/schema.ts'
import type { Countdown, Instant } from '../../src-shared/time/time.ts'

/** One command of the simulated group. */
export type Move = { readonly [N in CommandName]: { readonly name: N; readonly args: CommandArgs<N> } }[CommandName]

/** How much of a countdown has passed: 0 at its start, 1 at its end, more in overtime. */
export const shareGone = (countdown: Countdown, now: Instant): number => {
  const left = countdown.state === 'held' ? countdown.left : countdown.endsAt - now
  return countdown.total <= 0 ? 1 : 1 - left / countdown.total
}

/**
 * What a well-behaved group does now, if anything. It speaks for nine tenths of each turn, lets its third
 * seat pass once, writes its points while it sums up, and leaves what moves by itself alone.
 */
export const decideMove = (view: Slices, group: GroupSlice, now: Instant): Move | null => {
  const { phase, countdown, paused } = view.room.programme
  if (phase.name !== 'running' || paused) return null
  const segment = view.seminar?.content.programme.find(({ id }) => id === phase.segment)
  if (segment?.kind === 'evaluation') return evaluationMove(group, segment.questions) ?? afterEvaluation(view, segment.id, countdown, now)
  const inDialogue = group.dialogue?.segment === phase.segment ? dialogueMove(group, group.dialogue.part, now) : null
  if (inDialogue !== null) return inDialogue
  const partsLeft = group.dialogue?.segment === phase.segment && group.dialogue.part.kind !== 'finished'
  const over = countdown !== undefined && shareGone(countdown, now) >= 1
  // Only the first group ends what all share; a recording ends itself.
  const plays = view.room.programme.media !== undefined && !view.room.programme.media.failed
  return over && !partsLeft && !plays && group.group === 0 ? { name: 'room.next', args: { segment: phase.segment } } : null
}

const dialogueMove = ({ group, points }: GroupSlice, part: DialoguePartView, now: Instant): Move | null => {
  if (part.kind === 'finished') return null
  if (part.kind === 'round') {
    const gone = shareGone(part.turn, now)
    const thirdPasses = part.seat === 2 && part.seats.every((seat) => seat !== 'passed' && seat !== 'declined') && part.turnsLeft > 1
    if (thirdPasses && gone >= 0.3) return { name: 'dialogue.turnPass', args: { group } }
    return gone >= 0.9 ? { name: 'dialogue.turnNext', args: { group } } : null
  }
  const gone = shareGone(part.countdown, now)
  if (part.kind === 'summary' && points !== null && !points.sent) {
    const index = points.texts.filter((text) => text !== '').length
    if (index < part.count && gone >= 0.2 + (0.6 * index) / part.count)
      return { name: 'points.set', args: { group, segment: points.segment, index, text: exampleText(part.collect, index) } }
    if (gone >= 0.85) return { name: 'points.send', args: { group, segment: points.segment } }
  }
  return gone >= 0.95 ? { name: 'dialogue.partNext', args: { group } } : null
}

const evaluationMove = ({ group, evaluation }: GroupSlice, questions: readonly Question[]): Move | null => {
  const step = evaluation?.step
  if (step === undefined || step.name === 'closed') return null
  if (step.name === 'hand-over')
    return step.done < step.seats ? { name: 'evaluation.begin', args: { group } } : { name: 'evaluation.close', args: { group } }
  const question = questions[step.index]
  if (question === undefined) return { name: 'evaluation.handOver', args: { group } }
  return { name: 'evaluation.answer', args: { group, question: question.id, answer: exampleAnswer(question, step.done) } }
}

/** When every group is done and the time is up, the first one ends what all share. */
const afterEvaluation = (view: Slices, segment: string, countdown: Countdown | undefined, now: Instant): Move | null =>
  view.groups.every(({ evaluation }) => evaluation?.step.name === 'closed') && (countdown === undefined || shareGone(countdown, now) >= 1)
    ? { name: 'room.next', args: { segment } }
    : null

/** The same answers each run, different from person to person. The last question is now and then skipped. */
const exampleAnswer = (question: Question, person: number): CommandArgs<'evaluation.answer'>['answer'] => {
  switch (question.kind) {
    case 'scale':
      return { kind: 'scale', value: Math.max(1, question.steps - (person % 3)) }
    case 'choice': {
      const option = question.options[person % question.options.length]
      return option === undefined ? null : { kind: 'choice', options: [option.id] }
    }
    case 'text':
      return person % 2 === 0 ? { kind: 'text', text: 'Samtalen gav oss något att ta med.' } : null
  }
}

const exampleTexts = {
  mainPoints: ['Brukarens egna mål behöver höras tidigare', 'Vi saknar tid att följa upp tillsammans', 'Nya kollegor vill se goda exempel'],
  takeaways: ['Börja varje möte med en fråga till brukaren', 'Boka en timme i månaden för gemensam uppföljning', 'Gå bredvid en kollega en dag'],
} as const

const exampleText = (collect: keyof typeof exampleTexts, index: number): string => exampleTexts[collect][index % exampleTexts[collect].length] ?? ''

/** Whether the pack lets so many seats sit down; the nearest number that it does. */
export const seatsFor = (manifest: Pick<Manifest, 'seats'>): number => Math.min(Math.max(7, manifest.seats.least), manifest.seats.most)

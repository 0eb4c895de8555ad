import { summarise } from '../evaluation/summary.ts'
import type { Answers, EvaluationSummary } from '../evaluation/view.ts'
import { type Language, localized } from '../i18n/language.ts'
import type { Question, Segment } from '../seminar/schema.ts'
import type { EvaluationResult, QuestionResult } from './report.ts'
import type { Tally } from './tally.ts'

type Evaluation = Extract<Segment, { kind: 'evaluation' }>

/**
 * What may be said of an evaluation: nothing below its minimum count, and of each question nothing either where fewer
 * than that have answered it, for those who skip a question leave few.
 */
export const evaluationResult = (segment: Evaluation, sheets: readonly Answers[], language: Language): EvaluationResult => {
  const { questions, minimumCount } = segment
  const title = localized(segment.title, language)
  if (sheets.length < minimumCount) return { title, minimumCount, shown: null }
  const results = questions.map((question) => questionResult(question, sheets, minimumCount, language))
  return { title, minimumCount, shown: { sheets: sheets.length, questions: results } }
}

const questionResult = (question: Question, all: readonly Answers[], minimumCount: number, language: Language): QuestionResult => {
  const prompt = localized(question.prompt, language)
  const given = all.filter((answers) => isAnswer(question, answers))
  if (given.length < minimumCount) return { kind: 'withheld', prompt }
  switch (question.kind) {
    case 'scale': {
      const [low, high] = [localized(question.low, language), localized(question.high, language)]
      return { kind: 'scale', prompt, low, high, tally: tallyOf(question, given) }
    }
    case 'choice': {
      const labels = question.options.map(({ label }) => localized(label, language))
      return { kind: 'choice', prompt, labels, several: question.several, tally: tallyOf(question, given) }
    }
    case 'text':
      return { kind: 'text', prompt, texts: textsOf(question.id, given) }
  }
}

/** The counts that a room is shown of its own evaluation. */
const tallyOf = (question: Question, given: readonly Answers[]): Tally => ({
  answered: given.length,
  counts: (summarise([question], given, 0)?.questions ?? []).flatMap(countsIn),
})

const countsIn = (summary: EvaluationSummary['questions'][number]): readonly number[] => {
  switch (summary.kind) {
    case 'scale':
      return summary.counts
    case 'choice':
      return Object.values(summary.counts)
    case 'text':
      return []
  }
}

/** Only what the question allows; an answer of another version of the pack may be of another kind. */
const isAnswer = (question: Question, answers: Answers): boolean => {
  const answer = answers[question.id]
  switch (question.kind) {
    case 'scale':
      return answer?.kind === 'scale' && answer.value >= 1 && answer.value <= question.steps
    case 'choice':
      return answer?.kind === 'choice' && answer.options.some((option) => question.options.some(({ id }) => id === option))
    case 'text':
      return answer?.kind === 'text' && answer.text.trim() !== ''
  }
}

/** By the letters, which is an order that nobody's seat or time is in. */
const textsOf = (id: string, all: readonly Answers[]): readonly string[] =>
  all
    .flatMap((answers) => {
      const answer = answers[id]
      return answer?.kind === 'text' ? [answer.text.trim()] : []
    })
    .toSorted((a, b) => (a < b ? -1 : Number(a > b)))

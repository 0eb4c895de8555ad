import type { Question } from '../seminar/schema.ts'
import type { Answer, Answers, EvaluationSummary } from './view.ts'

type AnswerOf<K extends Answer['kind']> = Extract<Answer, { kind: K }>

/** The answers of one kind to one question; an answer of another kind (from another version of the pack) does not count. */
const given = <K extends Answer['kind']>(all: readonly Answers[], id: string, kind: K): readonly AnswerOf<K>[] =>
  all.map((answers) => answers[id]).filter((answer): answer is AnswerOf<K> => answer?.kind === kind)

const summariseQuestion = (question: Question, all: readonly Answers[]): EvaluationSummary['questions'][number] => {
  switch (question.kind) {
    case 'scale': {
      const values = given(all, question.id, 'scale')
        .map(({ value }) => value)
        .filter((value) => value >= 1 && value <= question.steps)
      const counts = Array.from({ length: question.steps }, (_, step) => values.filter((value) => value === step + 1).length)
      const mean = values.length === 0 ? null : values.reduce((total, value) => total + value, 0) / values.length
      return { id: question.id, kind: 'scale', counts, mean }
    }
    case 'choice': {
      const chosen = given(all, question.id, 'choice')
      const counts = question.options.map(({ id }) => [id, chosen.filter(({ options }) => options.includes(id)).length] as const)
      return { id: question.id, kind: 'choice', counts: Object.fromEntries(counts) }
    }
    case 'text':
      return { id: question.id, kind: 'text', given: given(all, question.id, 'text').filter(({ text }) => text.trim() !== '').length }
  }
}

/**
 * What the room sees of its evaluation: counts only, and nothing at all (null) below the minimum count, where a count
 * could be somebody.
 */
export const summarise = (questions: readonly Question[], completeAnswers: readonly Answers[], minimumCount: number): EvaluationSummary | null =>
  completeAnswers.length < minimumCount
    ? null
    : { count: completeAnswers.length, questions: questions.map((question) => summariseQuestion(question, completeAnswers)) }

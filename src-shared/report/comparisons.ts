import type { Comparison, QuestionResult, SeminarReport } from './report.ts'
import { sumOf } from './tally.ts'

type Counted = Comparison['question']

const isCounted = (question: QuestionResult): question is Counted => question.kind === 'scale' || question.kind === 'choice'

/** Questions are the same where people read the same words: ids are made anew in each seminar. */
const sameness = (question: Counted): string => {
  const prompt = question.prompt.trim().toLowerCase()
  switch (question.kind) {
    case 'scale':
      return JSON.stringify(['scale', prompt, question.tally.counts.length, question.low, question.high])
    case 'choice':
      return JSON.stringify(['choice', prompt, question.several, question.labels])
  }
}

/**
 * The questions that at least two seminars have answers to. Sums are of what is shown only: with a seminar in them that
 * is not shown itself, its answers could be had by subtraction.
 */
export const comparisonsOf = (seminars: readonly SeminarReport[]): readonly Comparison[] => {
  const found = new Map<string, { question: Counted; rows: Comparison['rows'][number][]; seminars: Set<string> }>()
  for (const { id, title, evaluations } of seminars)
    for (const question of evaluations.flatMap(({ shown }) => shown?.questions ?? []).filter(isCounted)) {
      const key = sameness(question)
      const known = found.get(key) ?? { question, rows: [], seminars: new Set<string>() }
      known.rows.push({ seminar: title, tally: question.tally })
      known.seminars.add(id)
      found.set(key, known)
    }
  return [...found.values()]
    .filter(({ seminars: asked }) => asked.size > 1)
    .map(({ question, rows }) => ({ question, rows, total: sumOf(rows.map(({ tally }) => tally)) }))
}

import type { Answers } from '../../../src-shared/evaluation/view.ts'
import { type DeliveredItem, type KeptItem, readDelivered } from '../../../src-shared/plenary/items.ts'
import { evaluationResult } from '../../../src-shared/report/evaluation-result.ts'
import type { QuestionResult } from '../../../src-shared/report/report.ts'
import type { Manifest, Question, SegmentOf } from '../../../src-shared/seminar/schema.ts'

/**
 * One line of the export: a point or takeaway of a group, or of one question one answer and how many gave it. Which
 * answers are one person's is nowhere, nor is their room.
 */
export type ResultRow = {
  readonly kind: KeptItem['kind']
  readonly segment: string
  /** The room of points and takeaways; empty for an evaluation. */
  readonly room: string
  /** As people count, from 1 on. */
  readonly group: number | null
  readonly question: string
  readonly value: string | number
  /** Of an evaluation: how many gave this answer, and how many answered the question. */
  readonly count: number | null
  readonly answered: number | null
}

export type Results = {
  readonly rows: readonly ResultRow[]
  /** Questions that fewer than the minimum count have answered, or a whole evaluation (`question` null). How many it was is nowhere. */
  readonly withheld: readonly { readonly segment: string; readonly question: string | null; readonly minimumCount: number }[]
  /** How many items this version of the seminar does not ask for. */
  readonly left: number
}

type Evaluation = SegmentOf<'evaluation'>

/** What rooms delivered, as lines that a table takes, and of evaluations no more than the report says. */
export const resultsOf = (items: readonly KeptItem[], manifest: Pick<Manifest, 'id' | 'programme'>): Results => {
  const asked = items.flatMap((item) => {
    const { room, ...delivered } = item
    const read = readDelivered(delivered, manifest)
    return read.ok ? [{ item: read.value, room }] : []
  })
  const evaluations = manifest.programme
    .filter((segment) => segment.kind === 'evaluation')
    .map((segment) => {
      const sheets = asked.filter(({ item }) => item.kind === 'evaluation' && item.segment === segment.id).map(({ item }) => item.body as Answers)
      return inEvaluation(segment, sheets)
    })
  return {
    rows: [...evaluations.flatMap(({ rows }) => rows), ...asked.flatMap(({ item, room }) => ofAGroup(item, room ?? '')).toSorted(byPlace)],
    withheld: evaluations.flatMap(({ withheld }) => withheld),
    left: items.length - asked.length,
  }
}

const inEvaluation = (segment: Evaluation, sheets: readonly Answers[]): Pick<Results, 'rows' | 'withheld'> => {
  // The words that the report would show are in any language; the export has ids.
  const { shown, minimumCount } = evaluationResult(segment, sheets, 'en')
  const withheld = (question: string | null) => ({ segment: segment.id, question, minimumCount })
  if (shown === null) return { rows: [], withheld: [withheld(null)] }
  const results = segment.questions.map((question, place) => ({ question, result: shown.questions[place] }))
  return {
    rows: results.flatMap(({ question, result }) => (result === undefined ? [] : rowsOf(segment.id, question, result))),
    withheld: results.flatMap(({ question, result }) => (result?.kind === 'withheld' ? [withheld(question.id)] : [])),
  }
}

const rowsOf = (segment: string, question: Question, result: QuestionResult): readonly ResultRow[] => {
  const row = (value: string | number, count: number, answered: number): ResultRow => ({
    kind: 'evaluation',
    segment,
    room: '',
    group: null,
    question: question.id,
    value,
    count,
    answered,
  })
  switch (result.kind) {
    case 'scale':
    case 'choice': {
      const { counts, answered } = result.tally
      return counts.map((count, place) => row(question.kind === 'choice' ? (question.options[place]?.id ?? '') : place + 1, count, answered))
    }
    case 'text':
      return result.texts.map((text) => row(text, 1, result.texts.length))
    case 'withheld':
      return []
  }
}

const ofAGroup = (item: DeliveredItem, room: string): readonly ResultRow[] => {
  if (item.kind === 'evaluation') return []
  const { kind, segment, group, body } = item
  const { texts } = body as { readonly texts: readonly string[] }
  return texts.map((value) => ({ kind, segment, room, group: group + 1, question: '', value, count: null, answered: null }))
}

/** Rooms together, and each group's lines in the order in which it wrote them. */
const byPlace = (a: ResultRow, b: ResultRow): number => {
  const [one, two] = [a, b].map(({ kind, segment, room, group }) => [kind, segment, room, group].join('\n'))
  return (one ?? '') < (two ?? '') ? -1 : Number((one ?? '') > (two ?? ''))
}

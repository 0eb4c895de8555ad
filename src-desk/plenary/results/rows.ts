import type { Answer, Answers } from '../../../src-shared/evaluation/view.ts'
import type { KeptItem } from '../../../src-shared/plenary/items.ts'
import type { Manifest } from '../../../src-shared/seminar/schema.ts'

/** One line of the export: a point, a takeaway, or one answer to one question. Who answered is nowhere. */
export type ResultRow = {
  readonly kind: KeptItem['kind']
  readonly segment: string
  /** The room of points and takeaways; empty for an evaluation. */
  readonly room: string
  readonly group: number | null
  /** Which answers belong to one sheet; says nothing of whose it is. */
  readonly item: string
  readonly question: string
  readonly value: string | number
}

export type Results = {
  readonly rows: readonly ResultRow[]
  /** Evaluations that fewer than the minimum count have answered: not exported, because so few can be told apart. */
  readonly withheld: readonly { readonly segment: string; readonly answered: number; readonly minimumCount: number }[]
}

/** What stands in for the minimum count of an evaluation that a later version of the seminar has no more. */
const usualMinimum = 5

/** What rooms delivered, as lines that a table takes. */
export const resultsOf = (items: readonly KeptItem[], { programme }: Pick<Manifest, 'programme'>): Results => {
  const answered = new Map<string, number>()
  for (const { kind, segment } of items) if (kind === 'evaluation') answered.set(segment, (answered.get(segment) ?? 0) + 1)
  const withheld = [...answered].flatMap(([segment, count]) => {
    const found = programme.find(({ id }) => id === segment)
    const minimumCount = found?.kind === 'evaluation' ? found.minimumCount : usualMinimum
    return count < minimumCount ? [{ segment, answered: count, minimumCount }] : []
  })
  const hidden = new Set(withheld.map(({ segment }) => segment))
  return { withheld, rows: items.filter(({ kind, segment }) => kind !== 'evaluation' || !hidden.has(segment)).flatMap(rowsOf) }
}

/** Bodies were checked when they came in, by the version of the seminar that was then. */
const rowsOf = (item: KeptItem): readonly ResultRow[] => {
  const common = { kind: item.kind, segment: item.segment, room: item.room ?? '', item: item.id }
  if (item.kind === 'evaluation')
    return Object.entries(item.body as Answers).map(([question, answer]) => ({ ...common, group: null, question, value: cellOf(answer) }))
  const { texts } = item.body as { readonly texts: readonly string[] }
  return texts.map((value) => ({ ...common, group: item.group, question: '', value }))
}

const cellOf = (answer: Answer): string | number => {
  switch (answer.kind) {
    case 'scale':
      return answer.value
    case 'choice':
      return answer.options.join(' ')
    case 'text':
      return answer.text
  }
}

import { answersFor } from '../../../src-shared/evaluation/answers.ts'
import type { Answer } from '../../../src-shared/evaluation/view.ts'
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

/** What rooms delivered, as lines that a table takes. */
export const resultsOf = (items: readonly KeptItem[], manifest: Pick<Manifest, 'programme'>): Results => {
  const withheld = manifest.programme.flatMap((segment) => {
    if (segment.kind !== 'evaluation') return []
    const answered = items.filter(({ kind, segment: of }) => kind === 'evaluation' && of === segment.id).length
    return answered > 0 && answered < segment.minimumCount ? [{ segment: segment.id, answered, minimumCount: segment.minimumCount }] : []
  })
  const hidden = new Set(withheld.map(({ segment }) => segment))
  return { withheld, rows: items.flatMap((item) => (item.kind === 'evaluation' && hidden.has(item.segment) ? [] : rowsOf(item, manifest))) }
}

const rowsOf = (item: KeptItem, { programme }: Pick<Manifest, 'programme'>): readonly ResultRow[] => {
  const common = { kind: item.kind, segment: item.segment, room: item.room ?? '', item: item.id }
  if (item.kind !== 'evaluation') {
    const { texts } = item.body as { readonly texts: readonly string[] }
    return texts.map((value) => ({ ...common, group: item.group, question: '', value }))
  }
  const segment = programme.find(({ id }) => id === item.segment)
  if (segment?.kind !== 'evaluation') return []
  const answers = answersFor(segment.questions).parse(item.body)
  return segment.questions.flatMap(({ id }) => {
    const answer = answers[id]
    return answer === undefined ? [] : [{ ...common, group: null, question: id, value: cellOf(answer) }]
  })
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

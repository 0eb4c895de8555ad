import type { Instant } from '../time/time.ts'
import type { Tally } from './tally.ts'

/** What is said of one question of one seminar. Free texts stand in an order that says nothing of who wrote them or when. */
export type QuestionResult =
  | { readonly kind: 'scale'; readonly prompt: string; readonly low: string; readonly high: string; readonly tally: Tally }
  | { readonly kind: 'choice'; readonly prompt: string; readonly labels: readonly string[]; readonly several: boolean; readonly tally: Tally }
  | { readonly kind: 'text'; readonly prompt: string; readonly texts: readonly string[] }
  /** Fewer than the minimum count have answered it: how many, and what, is nowhere. */
  | { readonly kind: 'withheld'; readonly prompt: string }

export type EvaluationResult = {
  readonly title: string
  readonly minimumCount: number
  /** Null: fewer than the minimum count have answered, and nothing else is said. */
  readonly shown: { readonly sheets: number; readonly questions: readonly QuestionResult[] } | null
}

/** What the groups wrote after one part of the programme; each list is one group's, whose is not said. */
export type Collected = { readonly title: string; readonly kind: 'mainPoints' | 'takeaways'; readonly groups: readonly (readonly string[])[] }

export type SeminarReport = {
  readonly id: string
  readonly title: string
  readonly start: Instant
  readonly timeZone: string
  /** Null where only the groups' writings were delivered, and no plenary was there to count them. */
  readonly rooms: number | null
  readonly groups: number | null
  readonly evaluations: readonly EvaluationResult[]
  readonly collected: readonly Collected[]
}

/** One question that several seminars asked in the same words, where enough have answered it. `total` is of these rows only. */
export type Comparison = {
  readonly question: Extract<QuestionResult, { kind: 'scale' | 'choice' }>
  readonly rows: readonly { readonly seminar: string; readonly tally: Tally }[]
  readonly total: Tally
}

export type Report = { readonly seminars: readonly SeminarReport[]; readonly comparisons: readonly Comparison[] }

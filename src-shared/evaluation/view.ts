/** One participant's answers by question id; a skipped question is absent. */
export type Answers = Readonly<Record<string, Answer>>
export type Answer =
  | { readonly kind: 'scale'; readonly value: number }
  | { readonly kind: 'choice'; readonly options: readonly string[] }
  | { readonly kind: 'text'; readonly text: string }

export type EvaluationStep =
  /** Between two people: nothing of the one before can be seen. */
  | { readonly name: 'hand-over'; readonly done: number; readonly seats: number }
  | { readonly name: 'question'; readonly index: number; readonly answers: Answers; readonly done: number; readonly seats: number }
  /** `summary` null: too few have answered. `soon`: the closing can still be taken back. */
  | { readonly name: 'closed'; readonly done: number; readonly summary: EvaluationSummary | 'soon' | null; readonly minimumCount: number }

/** Only counts, and only at the minimum count or more. Free texts are never shown in the room. */
export type EvaluationSummary = {
  readonly count: number
  readonly questions: readonly (
    | { readonly id: string; readonly kind: 'scale'; readonly counts: readonly number[]; readonly mean: number | null }
    | { readonly id: string; readonly kind: 'choice'; readonly counts: Readonly<Record<string, number>> }
    | { readonly id: string; readonly kind: 'text'; readonly given: number }
  )[]
}

export type EvaluationView = { readonly segment: string; readonly step: EvaluationStep }

import type { z } from 'zod'
import type { Language } from '../i18n/language.ts'
import type { dialoguePart, question } from '../seminar/schema.ts'
import type { DraftPart, DraftQuestion } from './draft.ts'
import { isYes } from './fields.ts'
import { idsFor } from './ids.ts'
import { lengthIf, lengthOf, numberIf, textIf, textOf } from './values.ts'

type PartContent = z.input<typeof dialoguePart>
type QuestionContent = z.input<typeof question>

/** How long the parts of a dialogue are together with so many seats around the table, in seconds. */
export const secondsOfParts = (parts: readonly DraftPart[], seats: number): number =>
  parts.reduce((all, part) => all + (part.kind === 'round' ? lengthOf(part.perSeat) * seats : lengthOf(part.length)), 0)

/** `collect` is what a summary collects that does not say so itself. */
export const partsOf = (
  parts: readonly DraftPart[],
  how: { readonly language: Language; readonly collect: 'mainPoints' | 'takeaways' },
): PartContent[] => parts.map((part) => partOf(part, how))

const partOf = (
  part: DraftPart,
  { language, collect }: { readonly language: Language; readonly collect: 'mainPoints' | 'takeaways' },
): PartContent => {
  const said = { prompt: textOf(part.prompt, language), cue: textIf(part.cue, language) }
  switch (part.kind) {
    case 'round':
      return { kind: 'round', ...said, secondsPerSeat: lengthOf(part.perSeat), minimumSecondsPerSeat: lengthIf(part.minimumPerSeat) }
    case 'open':
      return { kind: 'open', ...said, seconds: lengthOf(part.length), minimumSeconds: lengthIf(part.minimum) }
    case 'summary':
      return {
        kind: 'summary',
        ...said,
        seconds: lengthOf(part.length),
        minimumSeconds: lengthIf(part.minimum),
        collect: part.collect ?? collect,
        count: numberIf(part.count),
      }
  }
}

export const questionsOf = (questions: readonly DraftQuestion[], language: Language): QuestionContent[] => {
  const ids = idsFor(questions.map(({ id }) => ({ id, wish: 'question', numbered: true })))
  return questions.map((one, index) => questionOf(one, ids[index] ?? 'question', language))
}

const questionOf = (one: DraftQuestion, id: string, language: Language): QuestionContent => {
  const base = { id, prompt: textOf(one.prompt, language) }
  switch (one.kind) {
    case 'scale':
      return { kind: 'scale', ...base, steps: numberIf(one.steps), low: textOf(one.low, language), high: textOf(one.high, language) }
    case 'choice':
      return {
        kind: 'choice',
        ...base,
        options: optionsOf(one.options, language),
        several: one.several === undefined ? undefined : isYes(one.several),
      }
    case 'text':
      return { kind: 'text', ...base, maxLength: numberIf(one.maxLength) }
  }
}

const optionsOf = (options: Extract<DraftQuestion, { kind: 'choice' }>['options'], language: Language) => {
  const all = options.map((option) => (typeof option === 'object' && 'label' in option ? option : { label: option }))
  const ids = idsFor(all.map((option) => ({ id: 'id' in option ? option.id : undefined, wish: 'option', numbered: true })))
  return all.map(({ label }, index) => ({ id: ids[index] ?? 'option', label: textOf(label, language) }))
}

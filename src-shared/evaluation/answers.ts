import { z } from 'zod'
import type { Question } from '../seminar/schema.ts'
import type { Answer, Answers } from './view.ts'

const answerTo = (question: Question): z.ZodType<Answer> => {
  switch (question.kind) {
    case 'scale':
      return z.strictObject({ kind: z.literal('scale'), value: z.number().int().min(1).max(question.steps) })
    case 'choice': {
      const options = z.array(z.enum(question.options.map((option) => option.id))).min(1)
      return z.strictObject({
        kind: z.literal('choice'),
        options: (question.several ? options : options.max(1)).refine((chosen) => new Set(chosen).size === chosen.length, 'each option once'),
      })
    }
    case 'text':
      return z.strictObject({ kind: z.literal('text'), text: z.string().min(1).max(question.maxLength) })
  }
}

/** What one participant may answer to these questions: each question at most once, nothing else, nothing about the person. */
export const answersFor = (questions: readonly Question[]): z.ZodType<Answers> =>
  z.strictObject(Object.fromEntries(questions.map((question) => [question.id, answerTo(question).optional()]))) as unknown as z.ZodType<Answers>

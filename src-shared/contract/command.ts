import type { z } from 'zod'

/** A crossing from the page to main: what it takes and what it answers with. Declared once, in its feature's slice. */
export type CommandDeclaration<Args extends z.ZodType = z.ZodType, Answer = unknown> = {
  readonly direction: 'page-to-main'
  readonly args: Args
  /** Carries the answer's type only; nothing is ever stored here. */
  readonly answer?: Answer
}

export const command = <Args extends z.ZodType>(args: Args) => ({
  answers: <Answer>(): CommandDeclaration<Args, Answer> => ({ direction: 'page-to-main', args }),
})

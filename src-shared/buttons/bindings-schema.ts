import { z } from 'zod'
import type { ButtonBindings } from './bindings.ts'
import { buttonIntents } from './intents.ts'

const meaning = z.enum([...buttonIntents, 'nothing'])

export const buttonBindings = z.object({ press: meaning, double: meaning, long: meaning, 'very-long': meaning }) satisfies z.ZodType<ButtonBindings>

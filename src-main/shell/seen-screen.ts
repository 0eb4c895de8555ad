import { z } from 'zod'

/** One screen as a page or another process tells of it: in the desktop's own pixels. */
export const seenScreen = z.object({
  label: z.string(),
  x: z.number(),
  y: z.number(),
  width: z.number(),
  height: z.number(),
  scale: z.number(),
  primary: z.boolean(),
  builtIn: z.boolean(),
})

import { z } from 'zod'

/** What the page says of the screens; a page may have been made to say anything. */
export const seenByPage = z.array(
  z.object({
    label: z.string(),
    x: z.number(),
    y: z.number(),
    width: z.number(),
    height: z.number(),
    scale: z.number(),
    primary: z.boolean(),
    builtIn: z.boolean(),
  }),
)

import { z } from 'zod'
import { seenScreen } from '../seen-screen.ts'

/** What the page says of the screens; a page may have been made to say anything. */
export const seenByPage = z.array(seenScreen)

import { z } from 'zod'
import { languages } from '../i18n/language.ts'
import { command } from './command.ts'

/** Settings a room may change without staff, the library, and what staff can do behind the PIN. */
export const kioskCommands = {
  'page.ready': command(z.object({ screen: z.string().max(40) })).answers<void>(),
  /** Something the page itself went wrong over; for the log. */
  'page.trouble': command(z.object({ message: z.string().max(2000) })).answers<void>(),
  'settings.set': command(
    z.object({
      language: z.enum(languages).optional(),
      theme: z.enum(['light', 'dark', 'auto']).optional(),
      captions: z.union([z.enum(languages), z.literal('off')]).optional(),
      keyboard: z.enum(languages).optional(),
      sound: z.boolean().optional(),
    }),
  ).answers<void>(),
  'library.open': command(z.object({})).answers<void>(),
  'library.close': command(z.object({})).answers<void>(),
  'staff.unlock': command(z.object({ pin: z.string().regex(/^\d{4,12}$/) })).answers<void>(),
  'staff.lock': command(z.object({})).answers<void>(),
  'staff.restart': command(z.object({})).answers<void>(),
  'staff.leaveKiosk': command(z.object({})).answers<void>(),
  /** Ends the running seminar and forgets where it was; its points and evaluations stay in the outbox. */
  'staff.reset': command(z.object({})).answers<void>(),
} as const

import { z } from 'zod'
import { type AccessState, accessEvent, applyToAccess, initialAccess } from './access.ts'
import { applyToPlenary } from './apply.ts'
import { plenaryEvent } from './events.ts'
import { initialPlenary, type PlenaryState } from './state.ts'

/** One line of the desk's log: what happened in the plenary, or to its links. Both fold in the order in which they were written. */
export const logEntry = z.discriminatedUnion('about', [
  z.strictObject({ about: z.literal('plenary'), event: plenaryEvent }),
  z.strictObject({ about: z.literal('access'), event: accessEvent }),
])
export type LogEntry = z.infer<typeof logEntry>

export type DeskState = { readonly plenary: PlenaryState; readonly access: AccessState }

export const initialDesk: DeskState = { plenary: initialPlenary, access: initialAccess }

export const applyEntry = (state: DeskState, entry: LogEntry): DeskState => {
  switch (entry.about) {
    case 'plenary':
      return { ...state, plenary: applyToPlenary(state.plenary, entry.event) }
    case 'access':
      return { ...state, access: applyToAccess(state.access, entry.event) }
  }
}

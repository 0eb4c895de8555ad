import { z } from 'zod'
import type { Instant } from '../time/time.ts'
import { type AccessState, accessEvent, applyToAccess, initialAccess } from './access.ts'
import { applyToPlenary } from './apply.ts'
import { type PlenaryEvent, plenaryEvent } from './events.ts'
import type { Member } from './members.ts'
import { type Occasion, occasionAt } from './occasion.ts'
import { initialPlenary, type PlenaryState } from './state.ts'
import type { PlenaryTimes } from './view.ts'

/** One line of the desk's log: what happened in a plenary, or to links. Both fold in the order in which they were written. */
export const logEntry = z.discriminatedUnion('about', [
  /** `of`: the occasion. A log from before there were several names none, and steers none. */
  z.strictObject({ about: z.literal('plenary'), of: z.string().max(64).default(''), event: plenaryEvent }),
  z.strictObject({ about: z.literal('access'), event: accessEvent }),
])
export type LogEntry = z.infer<typeof logEntry>

export type DeskState = { readonly plenaries: ReadonlyMap<Occasion, PlenaryState>; readonly access: AccessState }

export const initialDesk: DeskState = { plenaries: new Map(), access: initialAccess }

export const plenaryOf = ({ plenaries }: Pick<DeskState, 'plenaries'>, occasion: Occasion): PlenaryState => plenaries.get(occasion) ?? initialPlenary

/** The plenary that is on, or the trial before it. */
export const plenaryAt = (state: Pick<DeskState, 'plenaries'>, times: PlenaryTimes, now: Instant): PlenaryState =>
  plenaryOf(state, occasionAt(times, now))

export const applyEntry = (state: DeskState, entry: LogEntry): DeskState => {
  switch (entry.about) {
    case 'plenary': {
      const { of, event } = entry
      return { ...state, plenaries: new Map([...state.plenaries, [of, applyToPlenary(plenaryOf(state, of), event)]]) }
    }
    case 'access':
      return { ...state, access: applyToAccess(state.access, entry.event) }
  }
}

export const entriesOf = (of: Occasion, events: readonly PlenaryEvent[]): readonly LogEntry[] =>
  events.map((event) => ({ about: 'plenary', of, event }))

/** Everybody who has ever come in, as they were last. */
export const everybodyIn = ({ plenaries }: Pick<DeskState, 'plenaries'>): ReadonlyMap<string, Member> =>
  new Map([...plenaries.values()].flatMap(({ members }) => [...members]))

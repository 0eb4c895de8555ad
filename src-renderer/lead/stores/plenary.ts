import { create } from 'zustand'
import type { Member } from '../../../src-shared/plenary/members.ts'
import { applyPatch, type ViewPatch } from '../../../src-shared/plenary/patch.ts'
import type { CommonView, LeadView, Presence, SeminarSlices } from '../../../src-shared/plenary/view.ts'

/** What presenters and hosts see beside what everybody does. */
type LeadSlices = Omit<LeadView, keyof CommonView> & { readonly presence: readonly Presence[] }
export type PlenaryView = CommonView & SeminarSlices & Partial<LeadSlices>

export type BoardPoint = LeadSlices['board'][number]
export type Cluster = LeadSlices['clusters'][number]
export type Waiter = LeadSlices['queue'][number]
export type RosterMember = LeadSlices['members'][number]

/** A read-only replica of what the desk says. Null until its first word. */
type Replica = { readonly you: Member | null; readonly revision: number; readonly view: PlenaryView | null }

export const usePlenaryState = create<Replica>(() => ({ you: null, revision: -1, view: null }))

/** The whole, as it is now. What the desk says is what its own types say: both come from the same sources. */
export const takeWelcome = (you: Member, revision: number, view: Readonly<Record<string, unknown>>): void =>
  usePlenaryState.setState({ you, revision, view: view as PlenaryView })

export const takeChange = (revision: number, patch: ViewPatch): void =>
  usePlenaryState.setState(({ view }) => (view === null ? {} : { revision, view: applyPatch(view, patch) as PlenaryView }))

/** Only below the desk's first word (see `app.tsx`), so it is always there. */
export const useView = <T>(pick: (view: PlenaryView) => T): T =>
  usePlenaryState(({ view }) => {
    if (view === null) throw new Error('the view was read before the desk said anything')
    return pick(view)
  })
export const useYou = (): Member =>
  usePlenaryState(({ you }) => {
    if (you === null) throw new Error('the member was read before the desk said anything')
    return you
  })

const none: readonly never[] = []
export const useQueue = () => useView(({ queue }) => queue ?? none)
export const useBoard = () => useView(({ board }) => board ?? none)
export const useClusters = () => useView(({ clusters }) => clusters ?? none)
export const useMembers = () => useView(({ members }) => members ?? none)
export const usePresence = () => useView(({ presence }) => presence ?? none)

import type { Plan } from '../programme/plan.ts'
import { type Current, segmentAt } from '../programme/state.ts'
import type { DialoguePart, Manifest, Segment } from '../seminar/schema.ts'

/** What a room runs: the pack's content, and the plan made of it (another one in a rehearsal). */
export type RoomContent = { readonly plan: Plan; readonly manifest: Manifest; readonly rehearsal: boolean }

export const segmentById = (content: RoomContent, id: string): Segment | undefined => content.manifest.programme.find((segment) => segment.id === id)

export const segmentOf = (content: RoomContent, current: Current): Segment | undefined =>
  segmentById(content, segmentAt(content.plan, current.index).id)

/** The parts of a conversation: a dialogue's own, or what a group does with a plenary that it cannot join. */
export const partsOf = (segment: Segment | undefined): readonly DialoguePart[] | null => {
  if (segment?.kind === 'dialogue') return segment.parts
  return segment?.kind === 'plenary' ? segment.offlineGuide : null
}

/** What a segment asks a group to write down. */
export const summaryOf = (segment: Segment | undefined): Extract<DialoguePart, { kind: 'summary' }> | undefined =>
  partsOf(segment)?.find((part) => part.kind === 'summary')

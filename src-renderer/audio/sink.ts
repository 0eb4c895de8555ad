import { useReplica } from '../stores/slices.ts'

/** What can be played on a loudspeaker of its own: recordings, and the bell's context. */
type Sounding = { setSinkId(id: string): Promise<void>; readonly sinkId: string | object }

declare global {
  /** In Chromium since 110; the DOM's types leave it out. */
  interface AudioContext {
    readonly sinkId: string | object
    setSinkId(id: string): Promise<void>
  }
}

const sounding = new Set<Sounding>()

/** The loudspeaker in use, as the page names it; empty: whatever the system prefers, where none was chosen. */
const current = (): string => useReplica.getState().slices?.devices.speaker?.device.page ?? ''

/** A loudspeaker that has just gone cannot be set; main chooses another within the second, and then this is asked again. */
const apply = (one: Sounding, id: string): void => {
  if (one.sinkId !== id) one.setSinkId(id).catch(() => undefined)
}

/** Plays this where the room's loudspeaker is, now and after every change, until it is given back. It plays on meanwhile. */
export const followSink = (one: Sounding): (() => void) => {
  sounding.add(one)
  apply(one, current())
  return () => sounding.delete(one)
}

useReplica.subscribe((now, before) => {
  const speaker = now.slices?.devices.speaker?.device.page
  if (speaker === before.slices?.devices.speaker?.device.page) return
  for (const one of sounding) apply(one, speaker ?? '')
})

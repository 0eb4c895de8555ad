import { stat } from 'node:fs/promises'
import type { Manifest } from '../../src-shared/seminar/schema.ts'
import { findInputs } from '../build/inputs.ts'
import { type OpenDraft, shownPath, stopOn } from '../draft/open-draft.ts'
import { promisedManifest } from '../draft/promised-manifest.ts'
import { quickLength } from '../recordings/probe.ts'

/** As long as talks usually are: two of them and a welcome are half an hour. */
const assumed = 14 * 60

/** The manifest of a draft as far as its times go, and what had to be assumed. Recordings need not be there yet. */
export const draftManifest = async (
  opened: OpenDraft,
  signal: AbortSignal,
): Promise<{ readonly manifest: Manifest; readonly notes: ReadonlyMap<number, string> }> => {
  stopOn(opened.file, opened.problems)
  const { inputs } = await findInputs(opened.draft, opened.directory)
  const lengths = new Map<number, number>()
  const notes = new Map<number, string>()
  for (const [index, { recording }] of inputs) {
    const length = (await stat(recording).catch(() => null)) === null ? null : await quickLength(recording, signal)
    if (length === null) notes.set(index, `${shownPath(recording)} is not there yet or cannot be read; 14 min are assumed`)
    lengths.set(index, length ?? assumed)
  }
  return { manifest: promisedManifest(opened, lengths), notes }
}

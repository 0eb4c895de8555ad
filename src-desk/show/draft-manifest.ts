import { stat } from 'node:fs/promises'
import { contentOf, draftPath } from '../../src-shared/draft/draft-content.ts'
import { checkManifest } from '../../src-shared/seminar/read-manifest.ts'
import type { Manifest, Media } from '../../src-shared/seminar/schema.ts'
import { findInputs } from '../build/inputs.ts'
import { notRight, type OpenDraft, shownPath, stopOn } from '../draft/open-draft.ts'
import { quickLength } from '../recordings/probe.ts'

/** As long as talks usually are: two of them and a welcome are half an hour. */
const assumed = 14 * 60
const stand = 'recording'

/** The manifest of a draft as far as its times go, and what had to be assumed. Recordings need not be there yet. */
export const draftManifest = async (
  { draft, file, directory }: OpenDraft,
  signal: AbortSignal,
): Promise<{ readonly manifest: Manifest; readonly notes: ReadonlyMap<number, string> }> => {
  const { inputs } = await findInputs(draft, directory)
  const media = new Map<number, Media>()
  const notes = new Map<number, string>()
  for (const [index, { recording }] of inputs) {
    const length = (await stat(recording).catch(() => null)) === null ? null : await quickLength(recording, signal)
    if (length === null) notes.set(index, `${shownPath(recording)} is not there yet or cannot be read; 14 min are assumed`)
    media.set(index, { sources: [{ path: stand, type: '' }], duration: length ?? assumed, captions: [], chapters: [], gainDb: 0 })
  }
  const { content, problems } = contentOf(draft, media)
  stopOn(file, problems)
  const checked = checkManifest({ ...content, files: [{ path: stand, size: 0, sha256: '0'.repeat(64) }] })
  if (checked.ok) return { manifest: checked.value.manifest, notes }
  const wrong = checked.failure.reason === 'pack-invalid' ? checked.failure.problems : []
  throw notRight(wrong.map(({ path, text }) => file.locate({ path: draftPath(path), text })))
}

import { contentOf, draftPath } from '../../src-shared/draft/draft-content.ts'
import { checkManifest } from '../../src-shared/seminar/read-manifest.ts'
import type { Manifest, Media } from '../../src-shared/seminar/schema.ts'
import { notRight, type OpenDraft, stopOn } from './open-draft.ts'

const stand = 'recording'

/** The manifest of a draft as far as its times go. `lengths`: of its recordings, in seconds, by the place of their item in the programme. */
export const promisedManifest = ({ draft, file }: OpenDraft, lengths: ReadonlyMap<number, number>): Manifest => {
  const mediaOf = (duration: number): Media => ({ sources: [{ path: stand, type: '' }], duration, captions: [], chapters: [], gainDb: 0 })
  const { content, problems } = contentOf(draft, new Map([...lengths].map(([index, duration]) => [index, mediaOf(duration)])))
  stopOn(file, problems)
  const checked = checkManifest({ ...content, files: [{ path: stand, size: 0, sha256: '0'.repeat(64) }] })
  if (checked.ok) return checked.value.manifest
  const wrong = checked.failure.reason === 'pack-invalid' ? checked.failure.problems : []
  throw notRight(wrong.map(({ path, text }) => file.locate({ path: draftPath(path), text })))
}

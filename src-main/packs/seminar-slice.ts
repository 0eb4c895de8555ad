import type { SeminarSlice, Trouble } from '../../src-shared/contract/slices.ts'
import type { Media } from '../../src-shared/seminar/schema.ts'
import type { OpenPack } from './pack-store.ts'

/** What the page gets of an open pack. */
export const seminarSliceOf = (pack: OpenPack): SeminarSlice => {
  const { files: _, ...content } = pack.manifest
  const unplayable: Record<string, 'missing' | 'unreadable'> = {}
  for (const segment of pack.manifest.programme) {
    const media = 'media' in segment ? segment.media : undefined
    const problem = media === undefined ? undefined : mediaProblem(media, pack)
    if (problem !== undefined) unplayable[segment.id] = problem
  }
  return { content, unplayable, mediaBase: `/media/${pack.manifest.id}` }
}

/** A recording is lost only when none of its encodings can be played. */
const mediaProblem = (media: Media, pack: OpenPack) => {
  const problems = media.sources.map((source) => pack.problems.get(source.path))
  return problems.every((problem) => problem !== undefined) ? problems[0] : undefined
}

/** What the room and the log are told about a pack that opened but is not whole. */
export const packTroubles = (pack: OpenPack): readonly Trouble[] => {
  const slice = seminarSliceOf(pack)
  const talks = Object.entries(slice.unplayable).map(
    ([segment, problem]): Trouble => ({
      id: `talk:${segment}`,
      reason: problem === 'missing' ? 'talk-missing' : 'talk-unreadable',
      severity: 'trouble',
      segment,
    }),
  )
  const kinds = [...pack.unknownKinds].map(
    ([segment, kind]): Trouble => ({ id: `kind:${segment}`, reason: 'unknown-segment', severity: 'remark', segment, params: { kind } }),
  )
  return [...talks, ...kinds]
}

import type { Media } from '../../src-shared/seminar/schema.ts'

/** Addresses of a recording's encodings, the surest first; those this machine surely cannot play are left out. */
export const playableSources = (media: Pick<Media, 'sources'>, base: string, canPlay: (type: string) => string): readonly string[] => {
  const rank = (type: string) => ['probably', 'maybe'].indexOf(canPlay(type))
  return media.sources
    .filter(({ type }) => rank(type) >= 0)
    .toSorted((a, b) => rank(a.type) - rank(b.type))
    .map(({ path }) => `${base}/${path}`)
}

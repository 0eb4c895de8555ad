import type { Media, Person, Segment } from '../../src-shared/seminar/schema.ts'
import { useLocalized } from '../i18n/use-texts.ts'
import { useSeminar } from './slices.ts'

/** A segment's content by its id, where the pack has it. */
export const useSegment = (id: string | undefined): Segment | undefined => useSeminar()?.content.programme.find((segment) => segment.id === id)

export const useTitleOf = (): ((id: string) => string) => {
  const seminar = useSeminar()
  const text = useLocalized()
  return (id) => text(seminar?.content.programme.find((segment) => segment.id === id)?.title)
}

export const useSpeakers = (segment: Segment | undefined): readonly Person[] => {
  const people = useSeminar()?.content.people ?? []
  if (segment?.kind !== 'talk' && segment?.kind !== 'session') return []
  return segment.speakers.flatMap((id) => people.filter((person) => person.id === id))
}

export const mediaOf = (segment: Segment | undefined): Media | undefined =>
  segment?.kind === 'talk' || segment?.kind === 'session' ? segment.media : undefined

import { wireVersion } from '../../src-shared/contract/address.ts'
import type { SliceName, Slices } from '../../src-shared/contract/slices.ts'

/** The slices as they were last published, each kept as the text that goes to the page. */
export type Snapshots = {
  /**
   * Takes changed slices in and gives the message for the pages: what changed; everything, when now for the first
   * time nothing is missing; null while something is.
   */
  take(changed: Partial<Slices>): string | null
  /** The message with everything; null while a slice was never published: the page counts on having them all. */
  whole(): string | null
}

const all: readonly SliceName[] = Object.keys({
  clock: true,
  settings: true,
  seminar: true,
  room: true,
  groups: true,
  library: true,
  troubles: true,
  staff: true,
  delivery: true,
  join: true,
  devices: true,
  buttons: true,
  plenary: true,
  plenaryOffer: true,
} satisfies Record<SliceName, true>) as SliceName[]

export const createSnapshots = (): Snapshots => {
  const texts = new Map<SliceName, string>()
  let rev = 0

  const isComplete = () => all.every((name) => texts.has(name))
  const message = (slices: Iterable<readonly [string, string]>): string => {
    const body = Array.from(slices, ([name, text]) => `${JSON.stringify(name)}:${text}`).join(',')
    return `{"type":"snapshot","wire":${wireVersion},"rev":${rev},"slices":{${body}}}`
  }

  return {
    take: (changed) => {
      rev += 1
      const news = Object.entries(changed).flatMap(([name, slice]) =>
        slice === undefined ? [] : [[name as SliceName, JSON.stringify(slice)] as const],
      )
      const wasComplete = isComplete()
      for (const [name, text] of news) texts.set(name, text)
      if (wasComplete) return message(news)
      return isComplete() ? message(texts) : null
    },
    whole: () => (isComplete() ? message(texts) : null),
  }
}

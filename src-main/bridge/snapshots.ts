import type { SliceName, Slices } from '../../src-shared/contract/slices.ts'
import { wireVersion } from '../../src-shared/contract/address.ts'

/** The full set of slices as it was last published, each kept as the text that goes to the page. */
export type Snapshots = {
  /** Takes changed slices in and gives the message that says so. */
  take(changed: Partial<Slices>): string
  /** The message with everything; null before the first publish. */
  whole(): string | null
}

export const createSnapshots = (): Snapshots => {
  const texts = new Map<SliceName, string>()
  let rev = 0

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
      for (const [name, text] of news) texts.set(name, text)
      return message(news)
    },
    whole: () => (texts.size === 0 ? null : message(texts)),
  }
}

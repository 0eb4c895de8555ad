import type { MediaQuality } from '../../src-shared/plenary/media.ts'
import type { After } from '../shell/after.ts'

/** Forty rooms that measure each two seconds would be news twenty times a second, of which a host can read none. */
const tellEvery = 5000

/** Tells the desk how good the room's way for media is: what changed, and not too often. */
export const createQualityTeller = ({ after, tell }: { readonly after: After; tell(quality: MediaQuality): void }) => {
  let latest: MediaQuality | null = null
  let told = ''
  let cancel: (() => void) | null = null

  const tellNow = (): void => {
    const text = JSON.stringify(latest)
    if (cancel !== null || latest === null || text === told) return
    told = text
    tell(latest)
    cancel = after(tellEvery, () => {
      cancel = null
      tellNow()
    })
  }
  return {
    /** As it is now; null: no media stands. */
    measured: (quality: MediaQuality | null): void => {
      latest = quality
      if (quality === null) told = ''
      tellNow()
    },
    /** A new line to the desk, which knows of nothing. */
    again: (): void => {
      told = ''
      tellNow()
    },
    stop: (): void => cancel?.(),
  }
}

import type { Deaf } from '../../src-shared/devices/hearing.ts'
import { whyDeaf } from '../audio/why-deaf.ts'

/** `on`: it is open, and hears or sees the room. Anything else: it is closed, and nobody can. */
export type CaptureState =
  | { readonly name: 'off' }
  | { readonly name: 'opening' }
  | { readonly name: 'on' }
  | { readonly name: 'failed'; readonly why: Deaf }

/** Which device is to be open; `device` null: the one that the system prefers. */
export type CaptureWish = { readonly device: string | null }

/** A microphone or a camera that is open while it is to be heard or seen, and stopped, not muted, at every other moment. */
export type Capture = {
  /** From now on; null: stopped, before this returns. */
  hold(wish: CaptureWish | null): void
  state(): CaptureState
}

export type CaptureTo = {
  /** Where its track goes; null when it is stopped. */
  give(track: MediaStreamTrack | null): void
  onChange(): void
}

const againAfter = 1500

export const createCapture = ({ open: ask, give, onChange }: CaptureTo & { open(device: string | null): Promise<MediaStream> }): Capture => {
  let wish: CaptureWish | null = null
  let state: CaptureState = { name: 'off' }
  let open: MediaStreamTrack | null = null
  let timer: ReturnType<typeof setTimeout> | undefined
  /** What was asked for before the newest wish is stopped when it comes. */
  let asked = 0

  const become = (next: CaptureState): void => {
    state = next
    onChange()
  }
  const stop = (): void => {
    clearTimeout(timer)
    asked += 1
    if (open === null) return
    open.onended = null
    open.stop()
    open = null
    give(null)
  }
  const failed = (why: Deaf): void => {
    stop()
    become({ name: 'failed', why })
    // Another program may let go of it, or somebody plugs it in.
    timer = setTimeout(start, againAfter)
  }

  const start = (): void => {
    if (wish === null) return
    asked += 1
    const mine = asked
    if (state.name !== 'failed') become({ name: 'opening' })
    ask(wish.device).then(
      (stream) => {
        const [track] = stream.getTracks()
        if (mine !== asked || track === undefined) {
          for (const one of stream.getTracks()) one.stop()
          if (mine === asked) failed('missing')
          return
        }
        open = track
        // Unplugged, or taken away by the system.
        track.onended = () => failed('missing')
        give(track)
        become({ name: 'on' })
      },
      (error: unknown) => {
        if (mine === asked) failed(whyDeaf(error))
      },
    )
  }

  return {
    hold: (next) => {
      if (next?.device === wish?.device && (next === null) === (wish === null)) return
      wish = next
      stop()
      if (next === null) become({ name: 'off' })
      else {
        state = { name: 'opening' }
        start()
      }
    },
    state: () => state,
  }
}

import { whyDeaf } from '../../audio/why-deaf.ts'
import type { CaptureState } from '../../plenary/capture.ts'
import { pictureSize } from '../../plenary/picture-size.ts'

export type CameraState = CaptureState

/** A camera that is open while its picture is wanted, and stopped at every other moment. */
export const createCamera = ({ give, onChange }: { give(track: MediaStreamTrack | null): void; onChange(): void }) => {
  let state: CameraState = { name: 'off' }
  let open: MediaStreamTrack | null = null
  let wish: { readonly device: string | null } | null = null
  let asked = 0

  const become = (next: CameraState): void => {
    state = next
    onChange()
  }
  const stop = (): void => {
    asked += 1
    if (open === null) return
    open.onended = null
    open.stop()
    open = null
    give(null)
  }
  const start = async (device: string | null): Promise<void> => {
    const mine = asked
    try {
      const stream = await navigator.mediaDevices.getUserMedia({
        video: { ...pictureSize, ...(device === null ? {} : { deviceId: { exact: device } }) },
      })
      const [track] = stream.getVideoTracks()
      if (mine !== asked || track === undefined) {
        for (const one of stream.getTracks()) one.stop()
        return
      }
      open = track
      track.onended = () => {
        stop()
        become({ name: 'failed', why: 'missing' })
      }
      give(track)
      become({ name: 'on' })
    } catch (error) {
      if (mine === asked) become({ name: 'failed', why: whyDeaf(error) })
    }
  }

  return {
    /** From now on; null: stopped, before this returns. What failed is tried again when it is wanted anew. */
    hold: (next: { readonly device: string | null } | null): void => {
      if (next?.device === wish?.device && (next === null) === (wish === null) && state.name !== 'failed') return
      wish = next
      stop()
      become({ name: next === null ? 'off' : 'opening' })
      if (next !== null) void start(next.device)
    },
    state: () => state,
  }
}

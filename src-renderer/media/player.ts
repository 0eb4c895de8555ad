import { type Duration, duration } from '../../src-shared/time/time.ts'
import { releaseVideo, takeVideo } from './video-pool.ts'
import { type WatchState, watch, watchStart } from './watchdog.ts'

export type PlayerEvents = {
  /** Once a second of the world, and at once after the first picture. */
  progress(position: Duration): void
  ended(): void
  /** It stands still; something is being done about it. */
  stalled(position: Duration): void
  failed(why: 'unreadable' | 'stalled'): void
}

/** The room's clock tells where the recording is; above real time the picture is stepped after it. */
export type Stepping = { readonly positionNow: () => Duration; readonly length: Duration }

export type Player = {
  /** Another element stands in its place after a reload. */
  readonly element: () => HTMLVideoElement
  play(): void
  pause(): void
  seek(position: Duration): void
  setVolume(volume: number): void
  setStepping(stepping: Stepping | null): void
  position(): Duration
  close(): void
}

const lookEvery = 1000
const stepEvery = 400
/** Decoding failed, or no such encoding: the other encodings may do better. */
const decodeErrors: readonly number[] = [3, 4]

/** Owns one recording's video element: plays it, watches over it, and starts it again when it stands. */
export const createPlayer = (
  host: HTMLElement,
  sources: readonly [string, ...string[]],
  events: PlayerEvents,
  monotonic: () => number,
  onElement: (video: HTMLVideoElement) => void,
): Player => {
  let source = 0
  let playing = false
  let given = false
  let volume = 1
  let stepping: Stepping | null = null
  let watched: WatchState = watchStart
  let wanted: Duration | null = null
  let ended = false
  let video = takeVideo(sources[0])

  const position = (): Duration => wanted ?? duration(video.currentTime * 1000)

  const applySeek = () => {
    if (wanted === null || video.readyState < HTMLMediaElement.HAVE_METADATA) return
    const to = Math.min(wanted / 1000, Math.max(0, video.duration - 0.05))
    wanted = null
    if (Math.abs(video.currentTime - to) > 0.03) video.currentTime = to
  }
  const drive = () => {
    if (playing && stepping === null && !given)
      video.play().catch(() => undefined) // the watchdog sees that it stands, and acts
    else video.pause()
  }
  const finish = () => {
    if (ended) return
    ended = true
    events.ended()
  }
  const attach = () => {
    video.volume = volume
    video.onloadedmetadata = () => {
      applySeek()
      drive()
    }
    video.onended = () => {
      if (stepping === null) finish()
    }
    host.prepend(video)
    if (video.readyState >= HTMLMediaElement.HAVE_METADATA) applySeek()
    drive()
    onElement(video)
  }
  const reload = () => {
    const broken = video.error?.code
    wanted = position()
    if (broken !== undefined && decodeErrors.includes(broken)) source = (source + 1) % sources.length
    releaseVideo(video)
    video = takeVideo(sources[source] ?? sources[0])
    attach()
  }
  const look = () => {
    if (given) return
    const expected = playing && stepping === null && !ended
    const sample = { at: monotonic(), position: video.currentTime * 1000, expected, broken: video.error !== null }
    const { state, action } = watch(watched, sample)
    watched = state
    switch (action) {
      case 'wait':
        break
      case 'nudge':
        video.currentTime += 0.01
        drive()
        break
      case 'reload':
        events.stalled(position())
        reload()
        break
      case 'give-up':
        given = true
        video.pause()
        events.failed(video.error === null ? 'stalled' : 'unreadable')
        return
    }
    if (playing && !ended) events.progress(stepping === null ? position() : stepping.positionNow())
  }
  const step = () => {
    if (stepping === null || given) return
    const to = stepping.positionNow()
    if (playing && to >= stepping.length) finish()
    if (video.seeking || video.readyState < HTMLMediaElement.HAVE_METADATA) return
    wanted = to
    applySeek()
  }

  attach()
  const looks = setInterval(look, lookEvery)
  let steps: ReturnType<typeof setInterval> | undefined

  return {
    element: () => video,
    play: () => {
      playing = true
      drive()
    },
    pause: () => {
      playing = false
      drive()
    },
    seek: (to) => {
      wanted = to
      ended = false
      applySeek()
      drive()
    },
    setVolume: (next) => {
      volume = next
      video.volume = next
    },
    setStepping: (next) => {
      stepping = next
      clearInterval(steps)
      if (next !== null) steps = setInterval(step, stepEvery)
      drive()
    },
    position,
    close: () => {
      clearInterval(looks)
      clearInterval(steps)
      given = true
      video.onended = null
      video.onloadedmetadata = null
      releaseVideo(video)
    },
  }
}

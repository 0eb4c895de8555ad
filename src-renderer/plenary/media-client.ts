import { type MediaQuality, type MediaState, type MediaTrouble, mediaRetryDelay } from '../../src-shared/plenary/media.ts'
import { createQualityReader } from './quality.ts'
import { createReceiving, type Receiving } from './receiving.ts'
import { createRemoteSound, type FollowSink } from './remote-sound.ts'
import { type Kind, type OwnTracks, openSending, type Sending } from './sending.ts'
import type { Signalling } from './signalling.ts'

/** One of the others on stage. `level` 0 to 1, of this moment; `picture` null: none comes. */
export type Seen = { readonly member: string; readonly level: number; readonly picture: MediaStream | null }

export type MediaClientOptions = {
  readonly signalling: Signalling
  /** Read at each try: the credentials of relays do not last. */
  readonly iceServers: readonly RTCIceServer[]
  readonly relayOnly: boolean
  /** Agrees on a picture of its own too, whether one is sent or not. Read at each try. */
  readonly camera: boolean
  readonly follow: FollowSink
}

/** A member's sound and picture. Once asked in, it stays in until it is asked out, and comes back by itself. */
export type MediaClient = {
  join(): void
  leave(): void
  /** What is sent from now on, also over connections that come later; null: nothing. */
  send(kind: Kind, track: MediaStreamTrack | null): void
  state(): MediaState
  /** The state changed, or who is on stage. */
  onChange(listener: () => void): () => void
  /** The others on stage as they are at this moment. */
  seen(): readonly Seen[]
  quality(): Promise<MediaQuality>
}

/** A picture that stands still for so long is none any more. */
const pictureGoneAfter = 2000

type Generation = { readonly sending: Sending; readonly receiving: Receiving; over: boolean }

export const createMediaClient = (given: MediaClientOptions): MediaClient => {
  const { signalling, follow } = given
  const listeners = new Set<() => void>()
  const sound = createRemoteSound(follow)
  const pictures = new WeakMap<MediaStreamTrack, MediaStream>()
  const readQuality = createQualityReader()
  let own: OwnTracks = { audio: null, video: null }
  let state: MediaState = { name: 'out' }
  let failures = 0
  let current: Generation | null = null
  let timer: ReturnType<typeof setTimeout> | undefined
  let stops: readonly (() => void)[] = []

  const become = (next: MediaState): void => {
    state = next
    for (const listener of listeners) listener()
  }
  const close = (): void => {
    clearTimeout(timer)
    if (current === null) return
    current.over = true
    current.sending.close()
    current.receiving.close()
    current = null
    sound.hold([])
  }

  /** Nothing is mended: both connections are made anew, which takes a quarter of a second and always ends the same way. */
  const again = (why: MediaTrouble): void => {
    close()
    failures += 1
    become({ name: 'again', why, tries: failures })
    timer = setTimeout(() => void attempt(), mediaRetryDelay(failures, Math.random()))
  }

  const attempt = async (): Promise<void> => {
    become(failures === 0 ? { name: 'joining' } : state)
    // The desk's side of what failed here may still stand, or of what another page of this member had.
    void signalling.ask({ do: 'leave' })
    const onTrouble = (why: MediaTrouble): void => {
      if (!mine.over) again(why)
    }
    const options = { signalling, iceServers: given.iceServers, relayOnly: given.relayOnly, onTrouble }
    const mine: Generation = {
      sending: openSending({ ...options, camera: given.camera, tracks: own }),
      receiving: createReceiving({
        ...options,
        onChange: () => {
          sound.hold(mine.receiving.tracks())
          become(state)
        },
      }),
      over: false,
    }
    current = mine
    const started = await mine.sending.start(() => {
      failures = 0
      become({ name: 'in' })
    })
    if (mine.over) return
    if (!started.ok) return again(started.failure.reason)
    const receives = await signalling.ask({ do: 'receive' })
    if (!mine.over && !receives.ok) again('media-refused')
  }

  return {
    join: () => {
      if (state.name !== 'out') return
      stops = [
        signalling.onStage((offer) => current?.receiving.take(offer)),
        signalling.onLost(() => {
          failures = 0
          again('media-lost')
        }),
      ]
      failures = 0
      void attempt()
    },
    leave: () => {
      if (state.name === 'out') return
      for (const stop of stops) stop()
      close()
      void signalling.ask({ do: 'leave' })
      become({ name: 'out' })
    },
    send: (kind, track) => {
      own = { ...own, [kind]: track }
      current?.sending.put(kind, track)
    },
    state: () => state,
    onChange: (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    seen: () => {
      const members = new Map<string, Seen>()
      for (const { member, receiver } of current?.receiving.tracks() ?? []) {
        const before = members.get(member) ?? { member, level: 0, picture: null }
        const [source] = receiver.getSynchronizationSources()
        if (receiver.track.kind === 'audio') members.set(member, { ...before, level: source?.audioLevel ?? 0 })
        else members.set(member, { ...before, picture: isFlowing(source) ? pictureOf(pictures, receiver.track) : null })
      }
      return [...members.values()]
    },
    quality: () => readQuality(current?.sending.connection ?? null, current?.receiving.connection() ?? null),
  }
}

/** `timestamp` is the time of day of the newest frame, on the clock that `timeOrigin` is on. */
const isFlowing = (source: RTCRtpSynchronizationSource | undefined): boolean =>
  source !== undefined && performance.timeOrigin + performance.now() - source.timestamp < pictureGoneAfter

/** The same stream for the same track: an element that gets another begins anew. */
const pictureOf = (pictures: WeakMap<MediaStreamTrack, MediaStream>, track: MediaStreamTrack): MediaStream => {
  const stream = pictures.get(track) ?? new MediaStream([track])
  pictures.set(track, stream)
  return stream
}

import type { RemoteTrack } from './receiving.ts'

/** Plays an element where the room's loudspeaker is, until what it returns is called. */
export type FollowSink = (element: HTMLAudioElement) => () => void

type Playing = { readonly track: MediaStreamTrack; readonly member: string; stop(): void }

/** The others' sound, each on an element of its own: so that the browser's echo cancellation knows what the room hears. */
export const createRemoteSound = (follow: FollowSink) => {
  const playing = new Map<string, Playing>()

  const play = ({ member, receiver }: RemoteTrack): Playing => {
    const element = new Audio()
    element.srcObject = new MediaStream([receiver.track])
    const unfollow = follow(element)
    // A page that nobody has touched yet may not play; a press of any kind is enough then.
    const start = (): void => void element.play().catch(() => addEventListener('pointerdown', start, { once: true }))
    start()
    return {
      track: receiver.track,
      member,
      stop: () => {
        removeEventListener('pointerdown', start)
        unfollow()
        element.pause()
        element.srcObject = null
      },
    }
  }

  return {
    /** Plays these and no others. */
    hold: (tracks: readonly RemoteTrack[]): void => {
      const sounds = new Map(tracks.filter(({ receiver }) => receiver.track.kind === 'audio').map((one) => [one.mid, one]))
      for (const [mid, one] of playing) {
        const wanted = sounds.get(mid)
        if (wanted?.member === one.member && wanted.receiver.track === one.track) sounds.delete(mid)
        else {
          one.stop()
          playing.delete(mid)
        }
      }
      for (const [mid, one] of sounds) playing.set(mid, play(one))
    },
  }
}

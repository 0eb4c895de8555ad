import { asMediaTrouble, type MediaTrouble } from '../../src-shared/plenary/media.ts'
import { fail, ok, type Result } from '../../src-shared/result/result.ts'
import { openPeer, type PeerOptions } from './peer.ts'
import { sdpOf } from './signalling.ts'

export type Kind = 'audio' | 'video'
export type OwnTracks = Readonly<Record<Kind, MediaStreamTrack | null>>

/** The member's own sound and picture: agreed on once, with nothing in it until something may be sent. */
export type Sending = {
  readonly connection: RTCPeerConnection
  /** Resolves when the desk has answered; `up` is called once the way there is proven. */
  start(up: () => void): Promise<Result<void, { readonly reason: MediaTrouble }>>
  put(kind: Kind, track: MediaStreamTrack | null): void
  close(): void
}

export const openSending = (options: PeerOptions & { readonly camera: boolean; readonly tracks: OwnTracks }): Sending => {
  const { signalling, camera, tracks } = options
  const peer = openPeer('publish', options)
  const { connection } = peer
  const senders = new Map<Kind, RTCRtpSender>()
  for (const kind of camera ? (['audio', 'video'] as const) : (['audio'] as const))
    senders.set(kind, connection.addTransceiver(tracks[kind] ?? kind, { direction: 'sendonly' }).sender)

  return {
    connection,
    start: async (up) => {
      try {
        await connection.setLocalDescription()
        const asked = await signalling.ask({ do: 'publish', sdp: connection.localDescription?.sdp ?? '' })
        if (!asked.ok) return fail(asMediaTrouble(asked.failure.reason))
        const sdp = sdpOf(asked.value)
        if (sdp === null) return fail('media-refused')
        await connection.setRemoteDescription({ type: 'answer', sdp })
        peer.expect(up)
        return ok(undefined)
      } catch {
        // Closed meanwhile, or an answer that is none.
        return fail('media-refused')
      }
    },
    // Closed meanwhile: the next connection begins with what is to be sent then.
    put: (kind, track) =>
      void senders
        .get(kind)
        ?.replaceTrack(track)
        .catch(() => undefined),
    close: peer.close,
  }
}

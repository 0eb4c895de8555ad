import { openPeer, type Peer, type PeerOptions } from './peer.ts'
import type { StageOffer } from './signalling.ts'

/** One of the others on stage, as a track. Which part of the connection shows whom changes with each offer. */
export type RemoteTrack = { readonly mid: string; readonly member: string; readonly receiver: RTCRtpReceiver }

/** The others on stage: one connection whose parts come and go. */
export type Receiving = {
  connection(): RTCPeerConnection | null
  /** Answers the offers in the order in which they came. */
  take(offer: StageOffer): void
  tracks(): readonly RemoteTrack[]
  close(): void
}

export const createReceiving = (options: PeerOptions & { onChange(): void }): Receiving => {
  const { signalling, onTrouble, onChange } = options
  let peer: Peer | null = null
  let tracks: readonly RemoteTrack[] = []
  let closed = false
  let queue: Promise<void> = Promise.resolve()

  const answer = async ({ sdp, streams }: StageOffer): Promise<void> => {
    if (closed) return
    const isFirst = peer === null
    // Only now: a connection that nobody is on would never come to be.
    peer ??= openPeer('receive', options)
    const { connection } = peer
    await connection.setRemoteDescription({ type: 'offer', sdp })
    await connection.setLocalDescription()
    const members = new Map(streams.map(({ mid, member }) => [mid, member]))
    tracks = connection.getTransceivers().flatMap(({ mid, receiver }) => {
      const member = mid === null ? undefined : members.get(mid)
      return mid === null || member === undefined ? [] : [{ mid, member, receiver }]
    })
    onChange()
    const done = await signalling.ask({ do: 'answer', sdp: connection.localDescription?.sdp ?? '' })
    if (closed) return
    if (!done.ok) onTrouble('media-refused')
    else if (isFirst) peer.expect(() => undefined)
  }

  return {
    connection: () => peer?.connection ?? null,
    take: (offer) => {
      // What cannot be answered is made anew, with everything else.
      queue = queue.then(() => answer(offer)).catch(() => (closed ? undefined : onTrouble('media-refused')))
    },
    tracks: () => tracks,
    close: () => {
      closed = true
      tracks = []
      peer?.close()
    },
  }
}

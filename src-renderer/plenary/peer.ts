// Levels out what browsers do differently; nothing of it is called by name.
import 'webrtc-adapter'
import type { MediaTrouble } from '../../src-shared/plenary/media.ts'
import type { Signalling } from './signalling.ts'

/** A way that is gone for so long does not come back by itself; a changed network is back before. */
const lostAfter = 2500
/** From an answer to a connection: two checks and a handshake, over the slowest line. */
const connectsWithin = 8000

export type PeerOptions = {
  readonly signalling: Pick<Signalling, 'ask'>
  /** STUN and TURN servers; none unless somebody named them. */
  readonly iceServers: readonly RTCIceServer[]
  /** No other way is tried. */
  readonly relayOnly: boolean
  /** Once; the peer is of no use afterwards. */
  onTrouble(why: MediaTrouble): void
}

export type Peer = {
  readonly connection: RTCPeerConnection
  /** An answer was given: from now on it has to come to be. Calls once it stands. */
  expect(up: () => void): void
  close(): void
}

/** One connection to the media server, that says when it does not stand. */
export const openPeer = (of: 'publish' | 'receive', { signalling, iceServers, relayOnly, onTrouble }: PeerOptions): Peer => {
  const connection = new RTCPeerConnection({
    iceServers: [...iceServers],
    iceTransportPolicy: relayOnly ? 'relay' : 'all',
    bundlePolicy: 'max-bundle',
  })
  let timer: ReturnType<typeof setTimeout> | undefined
  let expected: (() => void) | null = null
  let stood = false

  const close = (): void => {
    clearTimeout(timer)
    connection.onconnectionstatechange = null
    connection.onicecandidate = null
    connection.close()
  }
  const trouble = (): void => {
    close()
    onTrouble(stood ? 'path-lost' : 'no-path')
  }
  const look = (): void => {
    switch (connection.connectionState) {
      case 'connected':
        clearTimeout(timer)
        stood = true
        expected?.()
        expected = null
        return
      case 'disconnected':
        clearTimeout(timer)
        timer = setTimeout(trouble, lostAfter)
        return
      case 'failed':
        trouble()
        return
      case 'new':
      case 'connecting':
      case 'closed':
        return
    }
  }
  connection.onconnectionstatechange = look
  connection.onicecandidate = ({ candidate }) => {
    // Chromium says "no more" twice, once as an empty text.
    const said =
      candidate === null || candidate.candidate === ''
        ? null
        : { candidate: candidate.candidate, sdpMid: candidate.sdpMid, sdpMLineIndex: candidate.sdpMLineIndex }
    if (candidate === null || said !== null) void signalling.ask({ do: 'candidate', of, candidate: said })
  }

  return {
    connection,
    expect: (up) => {
      expected = up
      if (connection.connectionState !== 'connected') timer = setTimeout(trouble, connectsWithin)
      look()
    },
    close,
  }
}

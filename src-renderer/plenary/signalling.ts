import type { MediaRequest, ToMember } from '../../src-shared/plenary/wire.ts'
import type { Result } from '../../src-shared/result/result.ts'

export type StageOffer = Omit<Extract<ToMember, { type: 'stage' }>, 'type'>

/** How a page speaks to the desk about media: through the kiosk's bridge, or over a socket of its own. */
export type Signalling = {
  /** Resolves with the desk's answer, which to `publish` is a session description; never rejects. */
  ask(request: MediaRequest): Promise<Result<unknown>>
  /** The stage as an offer, now and at each change. Returns what stops it, as below. */
  onStage(listener: (offer: StageOffer) => void): () => void
  /** The desk or its media server let go of this member. */
  onLost(listener: () => void): () => void
}

/** What the desk answers to `publish`. */
export const sdpOf = (value: unknown): string | null =>
  typeof value === 'object' && value !== null && 'sdp' in value && typeof value.sdp === 'string' ? value.sdp : null

/** What carries messages to the desk and back: a socket, say. */
export type DeskLine = {
  media(request: MediaRequest): Promise<Result<unknown>>
  onMessage(listener: (message: ToMember) => void): () => void
}

/** Signalling over a line that carries other things too. */
export const signallingOver = ({ media, onMessage }: DeskLine): Signalling => ({
  ask: media,
  onStage: (listener) => onMessage((message) => message.type === 'stage' && listener(message)),
  onLost: (listener) => onMessage((message) => message.type === 'media-lost' && listener()),
})

import type { Deaf } from '../../src-shared/devices/hearing.ts'
import recorderUrl from './recorder.worklet.ts?worker&url'
import { whyDeaf } from './why-deaf.ts'

export type Piece = { readonly frame: number; readonly level: number; readonly samples: Float32Array | null }

/** A microphone that is being listened to. `close` stops its track: from then on nobody hears the room. */
export type Ear = {
  readonly stream: MediaStream
  readonly muted: () => boolean
  readonly ended: () => boolean
  listen(context: AudioContext, take: (piece: Piece) => void, samples: boolean): void
  close(): void
}

/** Without what makes voices nicer: it would take the room's own sound for an echo, and a level for another. */
const raw = { echoCancellation: false, noiseSuppression: false, autoGainControl: false } as const
const cancelling = { echoCancellation: true, noiseSuppression: false, autoGainControl: false } as const

/** Opens one microphone, or says why it cannot be had. */
export const openEar = async (deviceId: string, hears: 'everything' | 'others' = 'everything'): Promise<Ear | Deaf> => {
  try {
    const stream = await navigator.mediaDevices.getUserMedia({ audio: { deviceId: { exact: deviceId }, ...(hears === 'others' ? cancelling : raw) } })
    const [track] = stream.getAudioTracks()
    let node: AudioWorkletNode | null = null
    return {
      stream,
      muted: () => track?.muted ?? true,
      ended: () => track === undefined || track.readyState === 'ended',
      listen: (context, take, samples) => {
        node = new AudioWorkletNode(context, 'recorder', { numberOfOutputs: 1 })
        node.port.onmessage = ({ data }: MessageEvent<Piece>) => take(data)
        node.port.postMessage({ samples })
        context.createMediaStreamSource(stream).connect(node)
        // A node that leads nowhere is not run; this one says nothing.
        node.connect(new GainNode(context, { gain: 0 })).connect(context.destination)
      },
      close: () => {
        for (const one of stream.getTracks()) one.stop()
        node?.port.close()
        node?.disconnect()
      },
    }
  } catch (error) {
    return whyDeaf(error)
  }
}

export const loadRecorder = (context: AudioContext): Promise<void> => context.audioWorklet.addModule(recorderUrl)

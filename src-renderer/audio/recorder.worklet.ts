/** What a worklet finds around it; the DOM's types leave it out. */
declare const registerProcessor: (name: string, processor: new () => unknown) => void
declare const currentFrame: number
declare abstract class AudioWorkletProcessor {
  readonly port: MessagePort
}

/** Twenty milliseconds at 48 kHz. */
const size = 960

type Piece = { readonly frame: number; readonly level: number; readonly samples: Float32Array | null }

/** Passes on what comes in, piece by piece: its level, and the samples themselves only where they were asked for. */
class Recorder extends AudioWorkletProcessor {
  private piece = new Float32Array(size)
  private filled = 0
  private withSamples = false

  constructor() {
    super()
    this.port.onmessage = ({ data }: MessageEvent<{ samples: boolean }>) => {
      this.withSamples = data.samples
    }
  }

  process([input]: readonly Float32Array[][]): boolean {
    const heard = input?.[0]
    // A microphone that gives nothing at all counts as one that gives zeros.
    for (let i = 0; i < 128; i += 1) {
      this.piece[this.filled] = heard?.[i] ?? 0
      this.filled += 1
      if (this.filled === size) this.pass(currentFrame + i + 1 - size)
    }
    return true
  }

  private pass(frame: number): void {
    let sum = 0
    for (const value of this.piece) sum += value * value
    const samples = this.withSamples ? this.piece : null
    const piece: Piece = { frame, level: Math.sqrt(sum / size), samples }
    this.port.postMessage(piece, samples === null ? [] : [samples.buffer])
    this.piece = new Float32Array(size)
    this.filled = 0
  }
}

registerProcessor('recorder', Recorder)

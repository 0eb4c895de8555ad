/** How loud the page's own microphone is, 0 to 1. Nothing of it is kept. */
let context: AudioContext | null = null
let source: MediaStreamAudioSourceNode | null = null
let analyser: AnalyserNode | null = null

export const listenTo = (track: MediaStreamTrack | null): void => {
  source?.disconnect()
  source = null
  if (track === null) return
  context ??= new AudioContext({ latencyHint: 'interactive' })
  analyser ??= new AnalyserNode(context, { fftSize: 1024 })
  // A page that nobody has touched yet may not begin by itself; the check is begun by a press.
  void context.resume()
  source = context.createMediaStreamSource(new MediaStream([track]))
  source.connect(analyser)
}

export const ownLevel = (): number => {
  if (source === null || analyser === null) return 0
  const samples = new Float32Array(analyser.fftSize)
  analyser.getFloatTimeDomainData(samples)
  const power = samples.reduce((all, one) => all + one * one, 0) / samples.length
  // From -60 dB, which is a quiet room, to -10 dB, which is close to the microphone.
  return power === 0 ? 0 : Math.min(1, Math.max(0, (10 * Math.log10(power) + 60) / 50))
}

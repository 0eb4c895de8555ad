declare global {
  interface Window {
    /** How loud a frequency is in what the page plays to its reader just now, 0 to 255. */
    hearsPlayed(frequency: number): number
    /** Which of the page's own devices are open: `audio`, `video`. A track that is only muted is open. */
    openDevices(): readonly string[]
  }
}

/** Runs in the page before its own scripts: listens to every element that plays somebody's sound, as long as it plays. */
export const listenToElements = (): void => {
  // The empty page that comes before the first has no devices, and plays nothing.
  if (typeof MediaDevices === 'undefined') return
  const playing = new Map<HTMLAudioElement, AnalyserNode>()
  let audio: AudioContext | null = null
  const play = HTMLMediaElement.prototype.play
  HTMLMediaElement.prototype.play = function (this: HTMLMediaElement) {
    if (this instanceof HTMLAudioElement && this.srcObject instanceof MediaStream && !playing.has(this)) {
      audio ??= new AudioContext({ sampleRate: 48_000 })
      const analyser = new AnalyserNode(audio, { fftSize: 4096, smoothingTimeConstant: 0.2 })
      audio.createMediaStreamSource(this.srcObject).connect(analyser)
      playing.set(this, analyser)
    }
    return play.call(this)
  }
  const own: MediaStreamTrack[] = []
  const getUserMedia = MediaDevices.prototype.getUserMedia
  MediaDevices.prototype.getUserMedia = async function (this: MediaDevices, constraints) {
    const stream = await getUserMedia.call(this, constraints)
    own.push(...stream.getTracks())
    return stream
  }
  window.openDevices = () => own.filter(({ readyState }) => readyState === 'live').map(({ kind }) => kind)
  window.hearsPlayed = (frequency) =>
    Math.max(
      0,
      ...[...playing].map(([element, analyser]) => {
        if (element.paused || element.muted || element.volume === 0 || element.srcObject === null) return 0
        const bins = new Uint8Array(analyser.frequencyBinCount)
        analyser.getByteFrequencyData(bins)
        return bins[Math.round(frequency / (48_000 / analyser.fftSize))] ?? 0
      }),
    )
}

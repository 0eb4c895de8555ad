import { drawnPeople } from '../../../src-renderer/gallery/drawn-people.ts'
import { createMediaClient, type MediaClient } from '../../../src-renderer/plenary/media-client.ts'
import { signallingOver } from '../../../src-renderer/plenary/signalling.ts'
import { type Line, type LineEvent, lineOff, stepLine } from '../../../src-shared/plenary/line.ts'
import { applyPatch } from '../../../src-shared/plenary/patch.ts'
import type { MediaRequest, ToMember } from '../../../src-shared/plenary/wire.ts'
import { fail, ok, type Result } from '../../../src-shared/result/result.ts'

/** A member with the media client of rooms and presenters, over a line that comes back by the rules of the kiosk's. */
export type ClientMember = {
  readonly media: MediaClient
  readonly line: () => Line
  readonly view: () => Readonly<Record<string, unknown>>
  ask(name: string, args?: unknown): Promise<Result<unknown>>
  speak(on: boolean): void
  show(): void
  /** A picture to look at, instead: somebody, or the people of a room. */
  showPeople(which: number, many: boolean): void
  hears(frequency: number): number
  /** The longest that a frequency was silent since this was last asked, in milliseconds. */
  silentFor(frequency: number): number
  readonly ends: readonly string[]
  /** What the desk has sent so far. */
  bytes(): number
}
declare global {
  interface Window {
    client: ClientMember
    enterClient(options: ClientOptions): Promise<void>
  }
}
export type ClientOptions = { readonly url: string; readonly pass: string; readonly device: string; readonly tone: number; readonly camera?: boolean }

/** As in the kiosk's own line. */
const aliveEvery = 800
const silentAfter = 2000
const answerWithin = 12_000

const createLine = ({ url, pass, device }: ClientOptions) => {
  const listeners = new Set<(message: ToMember) => void>()
  const waiting = new Map<number, (result: Result<unknown>) => void>()
  const ends: string[] = []
  let line: Line = lineOff
  let socket: WebSocket | null = null
  let view: Readonly<Record<string, unknown>> = {}
  let ice: readonly RTCIceServer[] = []
  let heardAt = 0
  let lastId = 0
  let wait: ReturnType<typeof setTimeout> | undefined
  let resumes = false
  let bytes = 0

  const drop = (): void => {
    clearTimeout(wait)
    const gone = socket
    socket = null
    gone?.close()
    for (const settle of waiting.values()) settle(fail('not-connected'))
    waiting.clear()
  }
  const give = (event: LineEvent): void => {
    const step = stepLine(line, event, Math.random())
    line = step.line
    for (const effect of step.effects)
      if (effect.do === 'open') open()
      else if (effect.do === 'greet') socket?.send(JSON.stringify({ type: 'hello', pass, device }))
      else if (effect.do === 'close') drop()
      else wait = setTimeout(() => give({ type: 'due' }), effect.milliseconds)
  }
  const call = (message: object): Promise<Result<unknown>> => {
    if (socket?.readyState !== WebSocket.OPEN) return Promise.resolve(fail('not-connected'))
    lastId += 1
    const id = lastId
    socket.send(JSON.stringify({ ...message, id }))
    return new Promise((settle) => {
      waiting.set(id, settle)
      setTimeout(() => settle(fail('not-connected')), answerWithin)
    })
  }
  const tell = (message: ToMember): void => {
    for (const listener of listeners) listener(message)
  }
  const welcomed = async (message: Extract<ToMember, { type: 'welcome' }>): Promise<void> => {
    view = message.view
    ice = message.ice.map(({ urls, ...rest }) => ({ ...rest, urls: [...urls] }))
    give({ type: 'welcomed' })
    if (resumes && !(await call({ type: 'media', media: { do: 'resume' } })).ok) tell({ type: 'media-lost' })
    resumes = true
  }
  const open = (): void => {
    const made = new WebSocket(url)
    socket = made
    wait = setTimeout(() => give({ type: 'ended', why: 'desk-silent' }), 10_000)
    made.onopen = () => give({ type: 'opened' })
    made.onclose = () => {
      if (socket !== made) return
      ends.push('closed')
      give({ type: 'ended', why: 'desk-unreachable' })
    }
    made.onmessage = ({ data }) => {
      bytes += String(data).length
      const message = JSON.parse(data) as ToMember
      heardAt = performance.now()
      if (message.type === 'welcome') {
        clearTimeout(wait)
        void welcomed(message)
      } else if (message.type === 'changed') view = applyPatch(view, message.patch)
      else if (message.type === 'done') waiting.get(message.id)?.(message.ok ? ok(message.value) : fail(message.reason))
      tell(message)
    }
  }
  setInterval(() => {
    if (line.name !== 'in') return
    if (performance.now() - heardAt > silentAfter) {
      ends.push('silent')
      give({ type: 'ended', why: 'desk-silent' })
    } else void call({ type: 'alive' })
  }, aliveEvery)
  give({ type: 'wanted' })
  return {
    line: () => line,
    view: () => view,
    ice: () => ice,
    ends,
    bytes: () => bytes,
    ask: (name: string, args: unknown = {}) => call({ type: 'ask', name, args }),
    media: (media: MediaRequest) => call({ type: 'media', media }),
    onMessage: (listener: (message: ToMember) => void) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
  }
}

/** A picture that never stands still, small, as a laptop's camera might send it. */
const movingPicture = (): MediaStreamTrack | undefined => {
  const canvas = document.createElement('canvas')
  Object.assign(canvas, { width: 320, height: 180 })
  const pen = canvas.getContext('2d')
  let turn = 0
  setInterval(() => {
    turn += 1
    if (pen === null) return
    pen.fillStyle = `hsl(${turn * 3} 60% 50%)`
    pen.fillRect(0, 0, 320, 180)
    pen.fillStyle = '#fff'
    pen.fillRect((turn * 5) % 300, 60, 20, 60)
  }, 66)
  return canvas.captureStream(15).getVideoTracks()[0]
}

window.enterClient = async (options) => {
  const line = createLine(options)
  const audio = new AudioContext({ sampleRate: 48_000 })
  await audio.resume()
  const tone = new OscillatorNode(audio, { frequency: options.tone })
  const out = audio.createMediaStreamDestination()
  tone.connect(new GainNode(audio, { gain: 0.3 })).connect(out)
  tone.start()
  const analyser = new AnalyserNode(audio, { fftSize: 4096, smoothingTimeConstant: 0.2 })
  const hears = (frequency: number): number => {
    const bins = new Uint8Array(analyser.frequencyBinCount)
    analyser.getByteFrequencyData(bins)
    return bins[Math.round(frequency / (48_000 / analyser.fftSize))] ?? 0
  }
  let gap = { at: 0, since: 0, longest: 0 }
  setInterval(() => {
    const now = performance.now()
    if (gap.at > 0 && hears(gap.at) > 60) gap.since = now
    gap.longest = Math.max(gap.longest, now - gap.since)
  }, 10)

  const media = createMediaClient({
    signalling: signallingOver({ media: line.media, onMessage: line.onMessage }),
    get iceServers() {
      return line.ice()
    },
    relayOnly: false,
    camera: options.camera === true,
    follow: (element) => {
      const source = element.srcObject instanceof MediaStream ? audio.createMediaStreamSource(element.srcObject) : null
      source?.connect(analyser)
      return () => source?.disconnect()
    },
  })
  const shown = new Set<MediaStream>()
  // A picture is there when it flows, of which the client says nothing by itself.
  setInterval(() => {
    for (const { picture } of media.seen()) {
      if (picture === null || shown.has(picture)) continue
      shown.add(picture)
      const video = document.createElement('video')
      Object.assign(video, { srcObject: picture, autoplay: true, muted: true, width: 320, height: 180 })
      document.body.append(video)
    }
  }, 20)
  window.client = {
    media,
    line: line.line,
    view: line.view,
    ask: line.ask,
    speak: (on) => media.send('audio', on ? (out.stream.getAudioTracks()[0] ?? null) : null),
    show: () => media.send('video', movingPicture() ?? null),
    showPeople: (which, many) => media.send('video', drawnPeople(which, many).getVideoTracks()[0] ?? null),
    hears,
    silentFor: (frequency) => {
      const { longest } = gap
      gap = { at: frequency, since: performance.now(), longest: 0 }
      return Math.round(longest)
    },
    ends: line.ends,
    bytes: line.bytes,
  }
  await new Promise<void>((inside) => {
    const stop = line.onMessage(({ type }) => {
      if (type !== 'welcome') return
      stop()
      inside()
    })
  })
}

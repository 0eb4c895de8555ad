import type { Page } from '@playwright/test'
import { pass } from '../../../src-desk/plenary/test-desk.ts'
import type { Member } from '../../../src-shared/plenary/members.ts'

/** A member as a browser is one: the desk's socket, one connection out, one connection in. */
export type PageMember = {
  view: Record<string, unknown>
  said: string[]
  lost: number
  ask(name: string, args?: unknown): Promise<{ ok: boolean; reason?: string }>
  /** Sends a tone of its own, or nothing at all, as a room does that has not the floor. */
  publish(): Promise<{ ok: boolean; reason?: string }>
  open(): void
  shut(): void
  receive(): Promise<{ ok: boolean; reason?: string }>
  leave(): Promise<{ ok: boolean; reason?: string }>
  /** Comes in anew over another socket, where that of before is lost, and goes on with the connections that stand. */
  again(): Promise<{ ok: boolean; reason?: string }>
  /** The longest that a frequency was silent since this was last asked, in milliseconds. */
  silentFor(frequency: number): number
  /** How loud a frequency is in all that is heard, 0 to 255. */
  hears(frequency: number): number
  senders(): readonly string[]
  packets(): Promise<number>
  /** How many frames of others' pictures were decoded. */
  pictures(): Promise<number>
  /** A tone for a media server that is spoken to by hand. */
  offer(): Promise<string>
  accept(sdp: string): Promise<void>
  sent(): Promise<number>
  /** How the media comes in: `relay` or `host`, and over what from here. */
  way(): Promise<string>
}

declare global {
  interface Window {
    member: PageMember
  }
}

/** Runs in the page. Plain on purpose: the room's own client is tried elsewhere. */
const memberIn = async ({ url, link, device, tone }: { url: string; link: string; device: string; tone: number }): Promise<void> => {
  const fail = (what: string): never => {
    throw new Error(what)
  }
  let socket = new WebSocket(url)
  const answers = new Map<number, (done: { ok: boolean; reason?: string; value?: { sdp: string } }) => void>()
  let asked = 0
  const call = (message: object): Promise<{ ok: boolean; reason?: string; value?: { sdp: string } }> => {
    asked += 1
    const id = asked
    return new Promise((resolve) => {
      answers.set(id, resolve)
      socket.send(JSON.stringify({ ...message, id }))
    })
  }
  const audio = new AudioContext({ sampleRate: 48_000 })
  await audio.resume()
  const oscillator = audio.createOscillator()
  oscillator.frequency.value = tone
  const out = audio.createMediaStreamDestination()
  // Far from clipping, which would sound at other frequencies too.
  const quieter = new GainNode(audio, { gain: 0.3 })
  oscillator.connect(quieter).connect(out)
  oscillator.start()
  // Of the newest connection: what an earlier one played last is not heard now.
  const newAnalyser = () => new AnalyserNode(audio, { fftSize: 4096, smoothingTimeConstant: 0.2 })
  let analyser = newAnalyser()
  let gap = { at: 0, since: 0, longest: 0 }

  let iceServers: RTCIceServer[] = []
  let sending: RTCPeerConnection | null = null
  let receiving: RTCPeerConnection | null = null
  let streams: readonly { mid: string; member: string }[] = []
  const connection = (of: 'publish' | 'receive') => {
    const made = new RTCPeerConnection({ iceServers, bundlePolicy: 'max-bundle' })
    made.onicecandidate = ({ candidate }) => {
      const said =
        candidate === null || candidate.candidate === ''
          ? null
          : { candidate: candidate.candidate, sdpMid: candidate.sdpMid, sdpMLineIndex: candidate.sdpMLineIndex }
      void call({ type: 'media', media: { do: 'candidate', of, candidate: said } })
    }
    return made
  }
  const listen = (track: MediaStreamTrack) => {
    if (track.kind !== 'audio') return
    const stream = new MediaStream([track])
    // A remote track is silent in WebAudio until an element plays it.
    const element = new Audio()
    element.srcObject = stream
    element.muted = true
    void element.play()
    audio.createMediaStreamSource(stream).connect(analyser)
  }

  const member: PageMember = {
    view: {},
    said: [],
    lost: 0,
    ask: (name, args = {}) => call({ type: 'ask', name, args }),
    publish: async () => {
      sending?.close()
      sending = connection('publish')
      sending.addTransceiver('audio', { direction: 'sendonly' })
      await sending.setLocalDescription()
      const done = await call({ type: 'media', media: { do: 'publish', sdp: sending.localDescription?.sdp } })
      if (done.value !== undefined) await sending.setRemoteDescription({ type: 'answer', sdp: done.value.sdp })
      return done
    },
    open: () => void sending?.getSenders()[0]?.replaceTrack(out.stream.getAudioTracks()[0] ?? null),
    shut: () => void sending?.getSenders()[0]?.replaceTrack(null),
    receive: () => {
      receiving?.close()
      receiving = connection('receive')
      analyser = newAnalyser()
      receiving.ontrack = ({ track }) => listen(track)
      return call({ type: 'media', media: { do: 'receive' } })
    },
    leave: () => call({ type: 'media', media: { do: 'leave' } }),
    again: async () => {
      socket.close()
      socket = new WebSocket(url)
      await enter()
      return call({ type: 'media', media: { do: 'resume' } })
    },
    silentFor: (frequency) => {
      const { longest } = gap
      gap = { at: frequency, since: performance.now(), longest: 0 }
      return Math.round(longest)
    },
    hears: (frequency) => {
      const bins = new Uint8Array(analyser.frequencyBinCount)
      analyser.getByteFrequencyData(bins)
      return bins[Math.round(frequency / (48_000 / analyser.fftSize))] ?? 0
    },
    senders: () => streams.map(({ member: id }) => id),
    packets: async () => {
      let all = 0
      for (const report of (await receiving?.getStats())?.values() ?? []) if (report.type === 'inbound-rtp') all += report.packetsReceived
      return all
    },
    pictures: async () => {
      let all = 0
      for (const report of (await receiving?.getStats())?.values() ?? []) if (report.type === 'inbound-rtp') all += report.framesDecoded ?? 0
      return all
    },
    offer: async () => {
      const made = new RTCPeerConnection({ iceServers: [] })
      sending = made
      made.addTrack(out.stream.getAudioTracks()[0] ?? fail('no tone'), out.stream)
      await made.setLocalDescription()
      await new Promise<void>((resolve) => {
        made.onicecandidate = ({ candidate }) => candidate === null && resolve()
      })
      return made.localDescription?.sdp ?? fail('no offer')
    },
    accept: async (sdp) => sending?.setRemoteDescription({ type: 'answer', sdp }),
    sent: async () => {
      for (const report of (await sending?.getStats())?.values() ?? []) if (report.type === 'outbound-rtp') return report.packetsSent
      return 0
    },
    way: async () => {
      const reports = [...((await receiving?.getStats())?.values() ?? [])]
      const pair = reports.find(({ type, nominated, state }) => type === 'candidate-pair' && nominated && state === 'succeeded')
      const local = reports.find(({ id }) => id === pair?.localCandidateId)
      return `${local?.candidateType} ${local?.relayProtocol ?? local?.protocol}`
    },
  }
  window.member = member
  setInterval(() => {
    const now = performance.now()
    if (gap.at > 0 && member.hears(gap.at) > 60) gap.since = now
    gap.longest = Math.max(gap.longest, now - gap.since)
  }, 10)
  const enter = (): Promise<void> =>
    new Promise((resolve, reject) => {
      socket.onclose = ({ reason }) => reject(new Error(`no way in: ${reason}`))
      socket.onopen = () => socket.send(JSON.stringify({ type: 'hello', pass: link, device }))
      socket.onmessage = async ({ data }) => {
        const message = JSON.parse(data)
        member.said.push(message.type)
        if (message.type === 'welcome') {
          member.view = message.view
          iceServers = message.ice
          resolve()
        }
        if (message.type === 'changed') Object.assign(member.view, message.patch.set)
        if (message.type === 'done') answers.get(message.id)?.(message)
        if (message.type === 'media-lost') member.lost += 1
        if (message.type === 'stage' && receiving !== null) {
          streams = message.streams
          await receiving.setRemoteDescription({ type: 'offer', sdp: message.sdp })
          await receiving.setLocalDescription()
          void call({ type: 'media', media: { do: 'answer', sdp: receiving.localDescription?.sdp } })
        }
      }
    })
  await enter()
}

/** Makes a page a member. It stands on an address of the desk, as pages of the desk do. */
export const comeInWithPage = async (page: Page, port: number, member: Member, tone = 1000, host = '127.0.0.1'): Promise<void> => {
  await page.goto(`http://${host}:${port}/health`)
  await page.evaluate(memberIn, { url: `ws://${host}:${port}/plenary`, link: pass(member), device: `device-of-${member.id}`.padEnd(22, 'x'), tone })
}

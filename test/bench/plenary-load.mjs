import { member, pass } from '../../src-desk/plenary/test-desk.ts'

/** Runs in a page: so many rooms, each with both connections; what they receive is dropped before it is decoded. */
const rooms = async ({ url, members }) => {
  const source = 'onrtctransform = ({ transformer }) => transformer.readable.pipeTo(new WritableStream())'
  const worker = new Worker(URL.createObjectURL(new Blob([source])))
  window.rooms = []
  const enter = ({ pass: link, device }) =>
    new Promise((inside, refused) => {
      const socket = new WebSocket(url)
      const waiting = new Map()
      let lastId = 0
      const ask = (media) => {
        lastId += 1
        const id = lastId
        socket.send(JSON.stringify({ type: 'media', id, media }))
        return new Promise((done) => waiting.set(id, done))
      }
      const connection = (of) => {
        const made = new RTCPeerConnection({ iceServers: [], bundlePolicy: 'max-bundle' })
        made.onicecandidate = ({ candidate }) => {
          const said =
            candidate === null || candidate.candidate === ''
              ? null
              : { candidate: candidate.candidate, sdpMid: candidate.sdpMid, sdpMLineIndex: candidate.sdpMLineIndex }
          if (candidate === null || said !== null) void ask({ do: 'candidate', of, candidate: said })
        }
        return made
      }
      const receiving = connection('receive')
      receiving.ontrack = ({ receiver }) => {
        receiver.transform = new RTCRtpScriptTransform(worker)
      }
      const sending = connection('publish')
      window.rooms.push({ receiving, sending })
      socket.onclose = ({ reason }) => refused(new Error(`out: ${reason}`))
      socket.onopen = () => socket.send(JSON.stringify({ type: 'hello', pass: link, device }))
      socket.onmessage = async ({ data }) => {
        const message = JSON.parse(data)
        if (message.type === 'done') waiting.get(message.id)?.(message)
        if (message.type === 'stage') {
          await receiving.setRemoteDescription({ type: 'offer', sdp: message.sdp })
          await receiving.setLocalDescription()
          void ask({ do: 'answer', sdp: receiving.localDescription.sdp })
        }
        if (message.type !== 'welcome') return
        sending.addTransceiver('audio', { direction: 'sendonly' })
        await sending.setLocalDescription()
        const { ok, reason, value } = await ask({ do: 'publish', sdp: sending.localDescription.sdp })
        if (!ok) refused(new Error(reason))
        await sending.setRemoteDescription({ type: 'answer', sdp: value.sdp })
        await ask({ do: 'receive' })
        inside()
      }
    })
  for (const one of members)
    for (let tries = 1; ; tries += 1) {
      try {
        await enter(one)
        break
      } catch (cause) {
        // A machine that is busy says hello too late: it knocks again.
        if (tries === 5) throw cause
        const { receiving, sending } = window.rooms.pop()
        receiving.close()
        sending.close()
      }
    }
}

const roomsInAPage = 10

/** Fills the plenary with rooms of whose pictures nobody sees anything. */
export const fillWithRooms = async (browser, port, count, note) => {
  const pages = []
  for (let first = 1; first <= count; first += roomsInAPage) {
    note(`${first - 1} of ${count} rooms are there`)
    const page = await browser.page()
    await page.goto(`http://127.0.0.1:${port}/health`)
    const ids = Array.from({ length: Math.min(roomsInAPage, count - first + 1) }, (_, index) => `load-${first + index}`)
    const members = ids.map((id) => ({ pass: pass(member(id)), device: `device-of-${id}`.padEnd(22, 'x') }))
    await page.evaluate(rooms, { url: `ws://127.0.0.1:${port}/plenary`, members })
    pages.push(page)
  }
  return {
    /** Streams that come in, and packets that came and were lost so far, over all rooms. */
    incoming: async () => {
      const all = (await Promise.all(pages.map((page) => page.evaluate('incoming()')))).flat()
      const sum = (name) => all.reduce((sofar, one) => sofar + (one[name] ?? 0), 0)
      return {
        streams: all.filter(({ packetsReceived }) => packetsReceived > 0).length,
        received: sum('packetsReceived'),
        lost: sum('packetsLost'),
        bytes: sum('bytesReceived'),
      }
    },
  }
}

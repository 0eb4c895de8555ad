import { loaded, startBare } from '../bare.mjs'
import { leadTo, startOurs } from '../ours.mjs'
import { inPairs, median, pairedEntry } from '../pairs.mjs'
import { pause } from '../processes.mjs'

const samples = 5

/** Waits for the first frame of a video that was not there before; and for one that shows another place. */
const helpers = `
  globalThis.firstFrame = (video) => new Promise((done) => video.requestVideoFrameCallback(() => done(performance.now())))
  globalThis.frameBefore = (video, place) => new Promise((done) => {
    const look = (_, { mediaTime }) => mediaTime < place ? done(performance.now()) : video.requestVideoFrameCallback(look)
    video.requestVideoFrameCallback(look)
  })`

/** Notes when the page hears from main that a talk is on, and when the talk's first frame is there. Stands before the page's own script. */
const watchEntering = `${helpers}
  const heard = Object.getOwnPropertyDescriptor(WebSocket.prototype, 'onmessage')
  Object.defineProperty(WebSocket.prototype, 'onmessage', { ...heard, set(listener) {
    heard.set.call(this, (event) => { globalThis.lastHeard = performance.now(); listener(event) })
  } })
  globalThis.entering = []
  const seen = new WeakSet()
  new MutationObserver((changes) => {
    for (const { addedNodes } of changes) for (const node of addedNodes) {
      const video = node instanceof Element ? (node.matches('video') ? node : node.querySelector('video')) : null
      if (video !== null && !seen.has(video)) { seen.add(video); const from = globalThis.lastHeard; firstFrame(video).then((at) => globalThis.entering.push(at - from)) }
    }
  }).observe(document, { childList: true, subtree: true })`

const backTen = `new Promise((done) => {
  const video = document.querySelector('video')
  const button = [...document.querySelectorAll('button')].find(({ textContent }) => textContent.includes('10'))
  const before = video.currentTime
  const from = performance.now()
  frameBefore(video, before - 5).then((at) => done(at - from))
  if (button === undefined) video.currentTime = before - 10
  else button.click()
})`

const seeks = async (page, settle) => {
  const taken = []
  for (let one = 0; one < samples; one += 1) {
    await settle()
    await pause(1500)
    taken.push(await page.evaluate(backTen))
  }
  return median(taken)
}

/** First frames and seeks of the first talk in a kiosk; `fill` puts something into its profile first. */
export const framesIn = async (place, fill) => {
  const kiosk = await startOurs(place, ['--start', '13:31'], fill)
  try {
    const page = await kiosk.page()
    await page.until('document.documentElement.dataset.screen === "before"')
    await page.send('Page.enable')
    await page.send('Page.addScriptToEvaluateOnNewDocument', { source: watchEntering })
    await page.send('Page.reload')
    await page.until('document.documentElement.dataset.screen === "before" && globalThis.entering !== undefined')
    const [talk] = place.talkSegments
    const room = await leadTo(page, talk)
    await page.until('globalThis.entering.length === 1')
    for (let one = 1; one < samples; one += 1) {
      await pause(800)
      await room.command('room.back', {})
      await page.until('document.querySelector("video") === null')
      await pause(800)
      const { phase } = room.slices().room.programme
      await room.command('room.next', { segment: phase.segment })
      await page.until(`globalThis.entering.length === ${one + 1}`)
    }
    const entering = await page.evaluate('globalThis.entering')
    await room.command('talk.move', { segment: talk, position: 120_000 })
    // The controls show themselves at a sign of a hand; a group presses what it sees.
    const hand = () => page.send('Input.dispatchMouseEvent', { type: 'mouseMoved', x: 900 + Math.random() * 90, y: 500 })
    const seek = await seeks(page, async () => {
      await room.command('talk.move', { segment: talk, position: 120_000 })
      await pause(1500)
      await hand()
    })
    room.close()
    page.close()
    return { 'talk.firstFrame': median(entering), 'talk.seek': seek }
  } finally {
    await kiosk.stop()
  }
}

const bare = async (place) => {
  const browser = await startBare(place, '/video.html')
  try {
    const page = await browser.page()
    await page.until(loaded)
    await page.evaluate(helpers)
    const entering = []
    for (let one = 0; one < samples; one += 1) {
      entering.push(
        await page.evaluate(`new Promise((done) => {
          const from = performance.now()
          const video = document.createElement('video')
          video.src = '/talks/${place.talkFile}?${one}'
          document.body.replaceChildren(video)
          firstFrame(video).then((at) => done(at - from))
          video.play()
        })`),
      )
      await pause(800)
      if (one < samples - 1)
        await page.evaluate(`{ const video = document.querySelector('video'); video.removeAttribute('src'); video.load(); video.remove() }`)
      await pause(800)
    }
    const seek = await seeks(page, async () => {
      await page.evaluate('document.querySelector("video").currentTime = 120; 0')
      await pause(1500)
    })
    page.close()
    return { 'talk.firstFrame': median(entering), 'talk.seek': seek }
  } finally {
    await browser.stop()
  }
}

/**
 * From the page's hearing that the talk is on (bare: from setting the source) to the first frame, as a
 * moderator's press brings it; and from the press of "back ten seconds" to the frame that was there then.
 */
export const talk = {
  names: ['talk.firstFrame', 'talk.seek'],
  run: async (place, note) => {
    const taken = await inPairs({ runs: 5, note, ours: () => framesIn(place), bare: () => bare(place) })
    return { entries: { ...pairedEntry('talk.firstFrame', 1.1, 'ms', taken), ...pairedEntry('talk.seek', 1.2, 'ms', taken) }, taken }
  },
}

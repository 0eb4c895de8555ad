import { loaded, startBare } from '../bare.mjs'
import { leadTo, startOurs } from '../ours.mjs'
import { inPairs, pairedEntry } from '../pairs.mjs'
import { cpuOf, pause } from '../processes.mjs'

const measured = 20_000
/** By then the talk's controls have gone away, and what belongs to starting is over. */
const settled = 8000

const used = async (roots, page) => {
  await pause(settled)
  const frames = 'document.querySelector("video").getVideoPlaybackQuality().totalVideoFrames'
  const framesBefore = await page.evaluate(frames)
  const before = cpuOf(roots)
  await pause(measured)
  const after = cpuOf(roots)
  return { 'talk.cpu': after - before, frames: (await page.evaluate(frames)) - framesBefore }
}

/** CPU of everything that takes part, over twenty seconds of a talk: captions are on, controls are hidden. */
export const cpu = {
  names: ['talk.cpu'],
  run: async (place, note) => {
    const ours = async () => {
      const kiosk = await startOurs(place, ['--start', '13:31'])
      try {
        const page = await kiosk.page()
        await page.until('document.documentElement.dataset.screen === "before"')
        const room = await leadTo(page, place.talkSegments[0])
        room.close()
        return await used([kiosk], page)
      } finally {
        await kiosk.stop()
      }
    }
    const bare = async () => {
      const browser = await startBare(place, '/video.html')
      try {
        const page = await browser.page()
        await page.until(loaded)
        await page.evaluate(
          `{ const video = document.createElement('video'); video.src = '/talks/${place.talkFile}'; document.body.append(video); video.play(); 0 }`,
        )
        return await used([browser, place.nginx], page)
      } finally {
        await browser.stop()
      }
    }
    const taken = await inPairs({ runs: 5, note, ours, bare })
    return { entries: pairedEntry('talk.cpu', 1.1, 's', taken), taken }
  },
}

import { loaded, startBare } from '../bare.mjs'
import { leadTo, startOurs } from '../ours.mjs'
import { inPairs, pairedEntry } from '../pairs.mjs'
import { memoryByProcess, memoryOf, pause } from '../processes.mjs'

const settled = 10_000

const taken = async (started) => {
  await pause(settled)
  const parts = memoryByProcess(started.pid, started.folder).map(({ what, mb }) => `${what}: ${mb.toFixed(1)}`)
  return { 'room.memory': memoryOf(started.pid, started.folder), parts }
}

/** Memory of the whole tree on the screen of a dialogue, against a window with a static page. */
export const memory = {
  names: ['room.memory'],
  run: async (place, note) => {
    const ours = async () => {
      const kiosk = await startOurs(place, ['--start', '13:31'])
      try {
        const page = await kiosk.page()
        await page.until('document.documentElement.dataset.screen === "before"')
        const room = await leadTo(page, place.dialogueSegment)
        room.close()
        page.close()
        return await taken(kiosk)
      } finally {
        await kiosk.stop()
      }
    }
    const bare = async () => {
      const browser = await startBare(place)
      try {
        const page = await browser.page()
        await page.until(loaded)
        page.close()
        return await taken(browser)
      } finally {
        await browser.stop()
      }
    }
    const pairs = await inPairs({ runs: 5, note, ours, bare })
    return { entries: pairedEntry('room.memory', 1.3, 'MB', pairs), taken: pairs }
  },
}

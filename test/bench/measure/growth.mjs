import { onScreen, startOurs } from '../ours.mjs'
import { entry } from '../pairs.mjs'
import { memoryByProcess, memoryOf, pause } from '../processes.mjs'

const minute = 60_000
const seminarTakes = 240_000

const measured = async (kiosk, page) => {
  await page.collectGarbage()
  await pause(2000)
  return {
    mb: memoryOf(kiosk.pid, kiosk.folder),
    parts: memoryByProcess(kiosk.pid, kiosk.folder).map(({ what, mb }) => `${what}: ${mb.toFixed(1)}`),
  }
}

/**
 * Memory at the end of a whole seminar at speed 60 against after its first minute. The page's garbage is
 * collected before both (HeapProfiler.collectGarbage): what is kept counts, not when the collector came by.
 */
export const growth = {
  names: ['room.growth'],
  run: async (place, note) => {
    const kiosk = await startOurs(place, ['--start', '13:10', '--speed', '60', '--autopilot'])
    try {
      const page = await kiosk.page()
      await page.until(onScreen('running:'))
      note('the first minute')
      await pause(minute)
      const first = await measured(kiosk, page)
      note('on to the end')
      await page.until('document.documentElement.dataset.screen === "ended"', seminarTakes)
      await pause(2000)
      const last = await measured(kiosk, page)
      page.close()
      return { entries: entry({ name: 'room.growth', goal: 1.05, unit: 'MB', ours: [last.mb], bare: [first.mb] }), taken: [{ first, last }] }
    } finally {
      await kiosk.stop()
    }
  },
}

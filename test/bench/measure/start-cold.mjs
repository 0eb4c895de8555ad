import { loaded, startBare } from '../bare.mjs'
import { onScreen, startOurs } from '../ours.mjs'
import { inPairs, pairedEntry } from '../pairs.mjs'

/**
 * When the largest text had been painted, and no text waited for its font any more, in milliseconds of the
 * world's time. Read afterwards from what the browser keeps, so that nothing measures while it starts.
 */
const paintedAt = `new Promise((resolve) => {
  new PerformanceObserver((list) => {
    const frame = 1000 / 60
    const text = list.getEntries().at(-1).startTime
    const fonts = performance.getEntriesByType('resource').filter(({ name }) => name.endsWith('.woff2')).map(({ responseEnd }) => responseEnd + frame)
    resolve(performance.timeOrigin + Math.max(text, ...fonts))
  }).observe({ type: 'largest-contentful-paint', buffered: true })
})`

const timed = async (started, shown) => {
  try {
    const page = await started.page()
    await page.until(`${shown} && performance.getEntriesByType('paint').length > 0`)
    // Fonts that were asked for by the first screen come right behind it.
    await page.evaluate('document.fonts.ready.then(() => new Promise((done) => setTimeout(done, 500)))')
    const painted = await page.evaluate(paintedAt)
    page.close()
    return { 'start.cold': painted - started.began }
  } finally {
    await started.stop()
  }
}

/** From spawning to the first screen with its text; both on a fresh profile. */
export const startCold = {
  names: ['start.cold'],
  run: async (place, note) => {
    const taken = await inPairs({
      runs: 7,
      note,
      ours: async () => timed(await startOurs(place, ['--start', '13:28']), onScreen('before')),
      bare: async () => timed(await startBare(place), loaded),
    })
    return { entries: pairedEntry('start.cold', 1.5, 'ms', taken), taken }
  },
}

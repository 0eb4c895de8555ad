import { leadTo, startOurs } from '../ours.mjs'
import { entry } from '../pairs.mjs'
import { pause } from '../processes.mjs'

const presses = 25
const frame = 1000 / 60

/** From the key's own time to the end of the first frame that is made after the seat whose turn it is has changed. */
const watchPresses = `
  globalThis.taken = []
  addEventListener('keydown', (event) => {
    const speaking = () => document.querySelector('[aria-current="true"]')
    const before = speaking()
    const watcher = new MutationObserver(() => {
      if (speaking() === before) return
      watcher.disconnect()
      requestAnimationFrame(() => {
        const painted = new MessageChannel()
        painted.port1.onmessage = () => globalThis.taken.push(performance.now() - event.timeStamp)
        painted.port2.postMessage(0)
      })
    })
    watcher.observe(document, { subtree: true, childList: true, attributes: true, characterData: true })
  }, true)`

/** Forward by `key` and back by another, so that the round does not end; forward is what is measured where `key` is a button. */
const measure = (name, key, forwardOnly) => ({
  names: [name],
  run: async (place, note) => {
    const kiosk = await startOurs(place, ['--start', '13:31'])
    try {
      const page = await kiosk.page()
      await page.until('document.documentElement.dataset.screen === "before"')
      const room = await leadTo(page, place.dialogueSegment)
      await page.until('document.querySelector("[aria-current=true]") !== null')
      await pause(2000)
      await page.evaluate(watchPresses)
      for (let press = 1; press <= presses; press += 1) {
        note(`press ${press} of ${presses}`)
        await page.press(press % 2 === 1 ? key : 'PageUp')
        await page.until(`globalThis.taken.length === ${press}`)
        // Odd, so that it keeps clear of the page's own seconds.
        await pause(370)
      }
      const all = (await page.evaluate('globalThis.taken')).map((milliseconds) => milliseconds / frame)
      const taken = forwardOnly ? all.filter((_, index) => index % 2 === 0) : all
      room.close()
      page.close()
      return { entries: entry({ name, goal: 3, unit: 'frames', ours: taken }), taken }
    } finally {
      await kiosk.stop()
    }
  },
})

/** The moderator's key in a round: the turn goes to the next seat. Through main, its journal and back. */
export const input = measure('input.frames', 'PageDown', false)

/** The table's button: to main as an edge, back as a deed, and then as the key does. */
export const button = measure('button.frames', 'F13', true)

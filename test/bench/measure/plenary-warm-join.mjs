import { joinDemo, startJanusDemo } from '../janus-demo.mjs'
import { inPairs, pairedEntry } from '../pairs.mjs'
import { openBrowser, openPlenary, whenBothCame } from '../plenary-place.mjs'
import { pause } from '../processes.mjs'

/** Twenty minutes before the plenary of the test seminar opens by itself. */
const before = Date.UTC(2022, 9, 20, 12, 20)
const settled = 2000

/** A room that has joined before, silently: from the instant at which the plenary opens to the first sound and picture. */
const warm = async () => {
  const plenary = await openPlenary({ presenters: 1, at: before })
  const browser = await openBrowser()
  try {
    const host = await plenary.host()
    const page = await plenary.room(browser)
    await pause(settled)
    await page.evaluate('forgetMedia()')
    const opened = performance.timeOrigin + performance.now()
    await host.ask('gather')
    return { 'plenary.warmJoin': (await whenBothCame(page, 'a room that joined before')) - opened }
  } finally {
    await browser.stop()
    await plenary.close()
  }
}

/** The same by Janus' own page, which is open already: from the press on Start. */
const cold = async () => {
  const demo = await startJanusDemo()
  const [stage, browser] = [await openBrowser(), await openBrowser()]
  try {
    const open = async (one) => {
      const page = await one.page()
      await page.goto(demo.url)
      await page.waitForFunction('typeof Janus === "function" && document.querySelector("#start").disabled === false')
      return page
    }
    await joinDemo(await open(stage), 'presenter')
    await pause(settled)
    const page = await open(browser)
    await page.evaluate('forgetMedia()')
    const began = await joinDemo(page, 'room')
    return { 'plenary.warmJoin': (await whenBothCame(page, "Janus' own page")) - began }
  } finally {
    await stage.stop()
    await browser.stop()
    await demo.stop()
  }
}

export const plenaryWarmJoin = {
  names: ['plenary.warmJoin'],
  run: async (_place, note) => {
    const taken = await inPairs({ runs: 5, note, ours: warm, bare: cold })
    return { entries: pairedEntry('plenary.warmJoin', 0.3, 'ms', taken), taken }
  },
}

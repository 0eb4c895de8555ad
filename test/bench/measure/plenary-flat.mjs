import { inPairs, pairedEntry } from '../pairs.mjs'
import { openBrowser, openPlenary } from '../plenary-place.mjs'
import { cpuOf, memoryOf, pause } from '../processes.mjs'

const measured = 15_000
const settled = 4000
const changes = 16

const done = async (asked) => {
  const { ok, reason } = await asked
  if (!ok) throw new Error(`The plenary said no: ${reason}`)
}

/** What happens meanwhile, the same however many are there: hands go up, the floor goes round, points arrive. */
const livelyFor = async (milliseconds, { guests, host }) => {
  for (let turn = 0; turn < changes / 4; turn += 1) {
    const [guest] = guests.slice(turn % guests.length)
    await done(guest.ask('hand.raise'))
    await done(host.ask('floor.giveNext'))
    await pause(milliseconds / changes)
    await done(guest.ask('points.contribute', { group: 1, item: `i${turn}`, kind: 'question', texts: [`Fråga ${turn}?`] }))
    await done(host.ask('floor.return'))
    await pause(milliseconds / (changes / 4) - milliseconds / changes)
  }
}

const bytesOf = (page) =>
  page.evaluate(async () => {
    const media = (await window.incoming()).reduce((all, one) => all + one.bytesReceived + one.headerBytesReceived, 0)
    return media + window.client.bytes()
  })

const roomAmong = async (present) => {
  const plenary = await openPlenary({ presenters: 2 })
  const browser = await openBrowser()
  try {
    const guests = await plenary.lightGuests(present - 1)
    const host = await plenary.host()
    const page = await plenary.room(browser)
    await pause(settled)
    const before = { cpu: cpuOf([browser]), bytes: await bytesOf(page) }
    const began = performance.now()
    await livelyFor(measured, { guests, host })
    await pause(Math.max(0, measured - (performance.now() - began)))
    const memory = memoryOf(browser.pid, browser.folder)
    return {
      'plenary.flatCpu': cpuOf([browser]) - before.cpu,
      'plenary.flatMemory': memory,
      'plenary.flatBytes': ((await bytesOf(page)) - before.bytes) / 1024,
    }
  } finally {
    await browser.stop()
    await plenary.close()
  }
}

/** What a room costs among sixty, compared with the same room among four: two presenters with pictures, and the same happens. */
export const plenaryFlat = {
  names: ['plenary.flatCpu', 'plenary.flatMemory', 'plenary.flatBytes'],
  run: async (_place, note) => {
    const taken = await inPairs({ runs: 3, note, ours: () => roomAmong(60), bare: () => roomAmong(4) })
    const units = { 'plenary.flatCpu': 's', 'plenary.flatMemory': 'MB', 'plenary.flatBytes': 'kB' }
    return { entries: Object.assign({}, ...Object.entries(units).map(([name, unit]) => pairedEntry(name, 1.15, unit, taken))), taken }
  },
}

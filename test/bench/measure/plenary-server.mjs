import { plenarySums } from '../../../src-shared/plenary/sums.ts'
import { entry } from '../pairs.mjs'
import { fillWithRooms } from '../plenary-load.mjs'
import { openBrowser, openPlenary } from '../plenary-place.mjs'
import { cpuOf, pause } from '../processes.mjs'

/** Fewer where a machine cannot be sixty rooms at once; the goals go along. */
const count = Number(process.env.TALKROOM_BENCH_ROOMS ?? 60)
const stage = 4
const windows = 3
const measured = 10_000
const settled = 8000

/** The rooms come in once, which takes the machine a minute; then Janus is looked at three times. */
const watch = async (note) => {
  const plenary = await openPlenary({ presenters: stage })
  const browser = await openBrowser()
  try {
    const rooms = await fillWithRooms(browser, plenary.desk.port, count, note)
    await pause(settled)
    const janus = [{ pid: plenary.desk.janus.pid(), folder: '/none' }]
    const look = async () => ({ at: performance.now(), cpu: cpuOf(janus), ...(await rooms.incoming()) })
    const taken = []
    for (let before = await look(); taken.length < windows; ) {
      note(`window ${taken.length + 1} of ${windows}`)
      await pause(measured)
      const after = await look()
      // Sound and picture of each on stage, in each room.
      const wanted = count * stage * 2
      if (after.streams < wanted * 0.98)
        throw new Error(`Only ${after.streams} of ${wanted} streams came: this machine cannot carry the measurement.`)
      const seconds = (after.at - before.at) / 1000
      taken.push({
        cpu: ((after.cpu - before.cpu) / seconds) * 100,
        lost: (after.lost - before.lost) / (after.received - before.received),
        mbit: ((after.bytes - before.bytes) * 8) / seconds / 1e6,
      })
      before = after
    }
    return taken
  } finally {
    await browser.stop()
    await plenary.close()
  }
}

/** Janus' part of one core for sixty rooms with a stage of four, and how many rooms one core so carries, beside the sums. */
export const plenaryServer = {
  names: ['plenary.serverCpu', 'plenary.coreRooms'],
  run: async (_place, note) => {
    const taken = await watch(note)
    const sums = plenarySums({ rooms: count, stage, picture: 600, sound: 34 })
    return {
      entries: {
        ...entry({ name: 'plenary.serverCpu', goal: Math.round(sums.cores * 100), unit: '%', ours: taken.map(({ cpu }) => cpu) }),
        ...entry({
          name: 'plenary.coreRooms',
          goal: Math.floor(count / sums.cores),
          atLeast: true,
          unit: 'rooms',
          ours: taken.map(({ cpu }) => (count * 100) / cpu),
        }),
      },
      taken,
    }
  },
}

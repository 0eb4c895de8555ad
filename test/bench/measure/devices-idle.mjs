import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { inRepository } from '../../../build/setup/paths.mjs'
import { startPulse } from '../../sound/pulse-server.ts'
import { entry } from '../pairs.mjs'
import { begin, cpuOf, end, pause } from '../processes.mjs'

const settled = 2000
const measured = 20_000

/** What watching the room's devices costs while nothing changes: the watch itself and `pactl subscribe`, of one core. */
export const devicesIdle = {
  names: ['devices.idle'],
  run: async (_place, note) => {
    const pulse = await startPulse()
    const folder = mkdtempSync(join(tmpdir(), 'talkroom-bench-'))
    const taken = []
    try {
      await pulse.speakerphone('jabra', 'Jabra SPEAK 510')
      await pulse.ventilator('jabra')
      for (let run = 1; run <= 3; run += 1) {
        note(`run ${run} of 3`)
        const watch = begin(process.execPath, [inRepository('test', 'bench', 'watch-devices.mjs'), folder], { ...process.env, ...pulse.environment })
        await pause(settled)
        const roots = [{ pid: watch.child.pid, folder }]
        const before = cpuOf(roots)
        await pause(measured)
        taken.push(((cpuOf(roots) - before) / (measured / 1000)) * 100)
        await end(watch.child)
      }
    } finally {
      await pulse.stop()
      rmSync(folder, { recursive: true, force: true })
    }
    return { entries: entry({ name: 'devices.idle', goal: 1, unit: '%', ours: taken }), taken }
  },
}

import { execFileSync } from 'node:child_process'
import { mkdirSync, rmdirSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { seconds } from '../../../src-shared/time/time.ts'
import { systemSticks } from './sticks.ts'
import { createTestDelivery } from './test-delivery.ts'

// For tests: a kiosk in a mount namespace of its own, with root's right to mount, so that nobody else's kiosk sees the
// stick. Plugs it in, pulls it out in the middle, plugs it in again, and tells what was seen, a line of JSON each.
const [directory = '', key = ''] = process.argv.slice(2)
const point = `/media/talkroom-test-${process.pid}`
const plug = () => execFileSync('mount', ['--bind', join(directory, 'stick'), point])
const pull = () => execFileSync('umount', ['-l', point])
const tell = (what: object) => process.stdout.write(`${JSON.stringify(what)}\n`)

mkdirSync(point, { recursive: true })
try {
  const test = createTestDelivery(directory)
  const kiosk = await test.start({ trustedKeys: [key], bandwidth: 3_000_000 }, { sticks: systemSticks('linux') })
  const until = async <T>(read: () => T | null | undefined): Promise<T> => {
    for (;;) {
      kiosk.clock.advance(seconds(2))
      const found = read()
      if (found !== null && found !== undefined) return found
      await pause(20)
    }
  }
  plug()
  const now = await until(() => ((kiosk.seen.slice?.now?.bytes ?? 0) >= 2_000_000 ? kiosk.seen.slice : null))
  tell({ source: now.sources[0], from: now.now?.source === point })
  pull()
  const failure = await until(() => kiosk.seen.slice?.failure)
  await until(() => (kiosk.seen.slice?.sources.length === 0 ? true : null))
  const [before] = await kiosk.store.list()
  tell({ failure: failure.reason, state: before?.state, present: before?.present })
  plug()
  const resumed = await until(() => (kiosk.seen.slice?.now?.stage === 'fetching' ? kiosk.seen.slice.now.bytes : null))
  kiosk.settings.set({ bandwidth: null })
  await until(() => kiosk.complete()[0])
  await until(() => (kiosk.seen.slice?.sources[0]?.needed === false ? true : null))
  tell({ resumed, complete: kiosk.complete(), failure: kiosk.seen.slice?.failure })
  await kiosk.delivery.stop()
  pull()
} finally {
  rmdirSync(point)
}

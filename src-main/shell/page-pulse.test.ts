import { expect, it } from 'vitest'
import { createManualAfter } from '../../test/electron-double/manual-after.ts'
import { feelPulse } from './page-pulse.ts'

const settled = () => new Promise<void>((resolve) => setImmediate(resolve))

it('goes on asking a page that loaded itself anew under the question', async () => {
  const { after, pass } = createManualAfter()
  const answers = [() => Promise.resolve(), () => Promise.reject(new Error('the page went on')), () => new Promise<void>(() => undefined)]
  let silent = 0
  const stop = feelPulse({ after, ask: () => (answers.shift() ?? (() => Promise.resolve()))(), silent: () => (silent += 1) })
  for (let beat = 0; beat < 3; beat += 1) {
    pass(5000)
    await settled()
  }
  expect([answers.length, silent]).toEqual([0, 0])
  pass(15_000)
  expect(silent).toBe(1)
  stop()
})

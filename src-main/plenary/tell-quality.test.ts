import { expect, it } from 'vitest'
import type { MediaQuality } from '../../src-shared/plenary/media.ts'
import { createManualAfter } from '../../test/electron-double/manual-after.ts'
import { createQualityTeller } from './tell-quality.ts'

const good: MediaQuality = { path: 'udp', loss: 0, roundTrip: 0.02 }
const poor: MediaQuality = { path: 'relay', loss: 0.08, roundTrip: 0.3 }

it('tells what changed, the newest of it at most each five seconds, and all of it anew over a new line', () => {
  const time = createManualAfter()
  const told: MediaQuality[] = []
  const teller = createQualityTeller({ after: time.after, tell: (quality) => told.push(quality) })
  teller.measured(good)
  teller.measured(poor)
  teller.measured({ ...poor, loss: 0.09 })
  expect(told).toEqual([good])
  time.pass(5000)
  expect(told).toEqual([good, { ...poor, loss: 0.09 }])
  time.pass(5000)
  teller.measured({ ...poor, loss: 0.09 })
  expect(told).toHaveLength(2)
  teller.again()
  expect(told).toHaveLength(3)
  time.pass(5000)
  // Media that stood again is news also where it is as good as before.
  teller.measured(null)
  teller.measured({ ...poor, loss: 0.09 })
  expect(told).toHaveLength(4)
})

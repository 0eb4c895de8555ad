import { expect, it } from 'vitest'
import { duration } from '../../../src-shared/time/time.ts'
import { callsBack } from './calls-back.ts'

const rung = (lefts: readonly number[]): number =>
  lefts.filter((left, index) => index > 0 && callsBack(duration(lefts[index - 1] ?? left), duration(left))).length

it('calls once a minute before the end and once at the end', () => {
  expect(rung([62_000, 61_000, 60_000, 59_000, 2_000, 1_000, 0, -1_000])).toBe(2)
})
it('calls once even when a look was missed', () => expect(rung([70_000, 40_000, 30_000])).toBe(1))
it('does not call in a pause that is seen first when it is nearly over', () => expect(rung([30_000, 29_000])).toBe(0))

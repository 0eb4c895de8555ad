import { describe, expect, it } from 'vitest'
import { duration, instant } from '../../src-shared/time/time.ts'
import { wasMoved } from './follow.ts'

const length = duration(600_000)
const media = (position: number, asOf: number, playing = true) => ({ position: duration(position), asOf: instant(asOf), playing, length })
const reported = (position: number, at: number) => ({ position: duration(position), at: instant(at) })

describe('a move by main', () => {
  it('is what the page sees first', () => expect(wasMoved(media(300_000, 0), null)).toBe(true))
  it('is not an echo of the last report', () => expect(wasMoved(media(10_000, 1_000), reported(10_000, 1_000))).toBe(false))
  it('is not an echo that main carried on with its clock while the page was busy', () =>
    expect(wasMoved(media(15_000, 6_000), reported(10_000, 1_000))).toBe(false))
  it('is not an old report that comes late', () => expect(wasMoved(media(9_000, 900), reported(10_000, 1_900))).toBe(false))
  it('is not an account from long ago that the report agrees with', () => expect(wasMoved(media(0, 1_000), reported(59_900, 61_000))).toBe(false))
  it('is an account from long ago that says something else, as after an undo', () =>
    expect(wasMoved(media(0, 1_000), reported(50_000, 61_000))).toBe(true))
  it('is ten seconds back', () => expect(wasMoved(media(50_000, 61_000), reported(60_000, 61_000))).toBe(true))
  it('is a chapter ahead', () => expect(wasMoved(media(200_000, 61_000), reported(60_000, 61_000))).toBe(true))
})

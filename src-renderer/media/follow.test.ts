import { describe, expect, it } from 'vitest'
import { duration, instant } from '../../src-shared/time/time.ts'
import { positionAt, wasMoved } from './follow.ts'

const length = duration(600_000)
const media = (position: number, asOf: number, playing = true) => ({ position: duration(position), asOf: instant(asOf), playing, length })
const reported = (position: number, at: number) => ({ position: duration(position), at: instant(at) })

describe('where the recording is', () => {
  it('moves with the clock while it plays', () => expect(positionAt(media(10_000, 0), instant(5_000))).toBe(15_000))
  it('stands while it does not', () => expect(positionAt(media(10_000, 0, false), instant(5_000))).toBe(10_000))
  it('never passes the end', () => expect(positionAt(media(599_000, 0), instant(5_000))).toBe(length))
})

describe('a move by main', () => {
  it('is what the page sees first', () => expect(wasMoved(media(300_000, 0), null)).toBe(true))
  it('is not an echo of the last report', () => expect(wasMoved(media(10_000, 1_000), reported(10_000, 1_000))).toBe(false))
  it('is not an echo that main carried on with its clock while the page was busy', () =>
    expect(wasMoved(media(15_000, 6_000), reported(10_000, 1_000))).toBe(false))
  it('is not an old report that comes late', () => expect(wasMoved(media(9_000, 900), reported(10_000, 1_900))).toBe(false))
  it('is ten seconds back', () => expect(wasMoved(media(50_000, 61_000), reported(60_000, 61_000))).toBe(true))
  it('is a chapter ahead', () => expect(wasMoved(media(200_000, 61_000), reported(60_000, 61_000))).toBe(true))
})

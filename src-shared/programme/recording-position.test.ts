import { describe, expect, it } from 'vitest'
import { duration, instant } from '../time/time.ts'
import { positionAt } from './recording-position.ts'

const length = duration(600_000)
const media = (position: number, asOf: number, playing = true) => ({ position: duration(position), asOf: instant(asOf), playing, length })

describe('where the recording is', () => {
  it('moves with the clock while it plays', () => expect(positionAt(media(10_000, 0), instant(5_000))).toBe(15_000))
  it('stands while it does not', () => expect(positionAt(media(10_000, 0, false), instant(5_000))).toBe(10_000))
  it('never passes the end', () => expect(positionAt(media(599_000, 0), instant(5_000))).toBe(length))
  it('is told from an instant on, and not backwards', () => expect(positionAt(media(10_000, 5_000), instant(0))).toBe(10_000))
})

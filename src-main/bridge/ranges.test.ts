import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { rangeAnswer } from './ranges.ts'

describe('a range', () => {
  it.each([
    [undefined, { status: 200 }],
    ['bytes=0-99', { status: 206, from: 0, to: 99 }],
    ['bytes=10-', { status: 206, from: 10, to: 999 }],
    ['bytes=-100', { status: 206, from: 900, to: 999 }],
    ['bytes=-5000', { status: 206, from: 0, to: 999 }],
    ['bytes=990-5000', { status: 206, from: 990, to: 999 }],
    ['bytes=999-999', { status: 206, from: 999, to: 999 }],
    ['bytes=1000-', { status: 416 }],
    ['bytes=-0', { status: 416 }],
    ['bytes=0-1,5-6', { status: 200 }],
    ['bytes=9-3', { status: 200 }],
    ['bytes=-', { status: 200 }],
    ['bytes=a-b', { status: 200 }],
    ['lines=0-1', { status: 200 }],
  ])('%s of 1000 bytes', (header, answer) => {
    expect(rangeAnswer(header, 1000)).toEqual(answer)
  })

  it('of an empty file cannot be satisfied', () => {
    expect(rangeAnswer('bytes=0-', 0)).toEqual({ status: 416 })
    expect(rangeAnswer('bytes=-1', 0)).toEqual({ status: 416 })
  })

  it('never reaches out of the file, whatever is asked for', () => {
    fc.assert(
      fc.property(fc.string(), fc.nat(), fc.nat(), fc.nat(), (noise, a, b, size) => {
        for (const header of [noise, `bytes=${a}-${b}`, `bytes=${a}-`, `bytes=-${b}`, `bytes=${'9'.repeat(40)}-`]) {
          const answer = rangeAnswer(header, size)
          if (answer.status === 206) expect(0 <= answer.from && answer.from <= answer.to && answer.to < size).toBe(true)
        }
      }),
    )
  })
})

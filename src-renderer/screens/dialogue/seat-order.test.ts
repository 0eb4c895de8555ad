import { describe, expect, it } from 'vitest'
import { following, unheard } from './seat-order.ts'

describe('the order around the table', () => {
  it('goes on to the next seat that waits, past those that have spoken', () => {
    expect(following(['spoken', 'speaking', 'spoken', 'waiting'])).toEqual({ kind: 'first-time', seat: 3 })
  })
  it('goes round the end of the table', () => {
    expect(following(['waiting', 'spoken', 'speaking'])).toEqual({ kind: 'first-time', seat: 0 })
  })
  it('comes back to those that passed when nobody waits', () => {
    expect(following(['passed', 'spoken', 'speaking'])).toEqual({ kind: 'again', seat: 0 })
  })
  it('has nobody left at the last turn', () => {
    expect(following(['spoken', 'declined', 'speaking'])).toEqual({ kind: 'none' })
  })
  it('counts who has not been heard', () => {
    expect(unheard(['spoken', 'speaking', 'waiting', 'passed', 'declined'])).toEqual([2, 3])
  })
})

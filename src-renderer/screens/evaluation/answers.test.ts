import { describe, expect, it } from 'vitest'
import { afterChoosing, isAnswered, shareOf } from './answers.ts'

describe('one answer', () => {
  it('is exchanged where one can be chosen', () => {
    expect(afterChoosing({ kind: 'choice', options: ['a'] }, 'b', false)).toEqual({ kind: 'choice', options: ['b'] })
  })
  it('is added and taken away where several can be', () => {
    const both = afterChoosing({ kind: 'choice', options: ['a'] }, 'b', true)
    expect(both).toEqual({ kind: 'choice', options: ['a', 'b'] })
    expect(afterChoosing(both, 'a', true)).toEqual({ kind: 'choice', options: ['b'] })
  })
  it('counts as skipped when it is empty', () => {
    expect(isAnswered(null)).toBe(false)
    expect(isAnswered({ kind: 'choice', options: [] })).toBe(false)
    expect(isAnswered({ kind: 'text', text: '  ' })).toBe(false)
    expect(isAnswered({ kind: 'scale', value: 1 })).toBe(true)
  })
})

describe('the bars', () => {
  it('are measured against the longest, and an empty question has none', () => {
    expect(shareOf(2, [1, 2, 4])).toBe(0.5)
    expect(shareOf(0, [0, 0])).toBe(0)
  })
})

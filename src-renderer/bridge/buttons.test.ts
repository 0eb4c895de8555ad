import { describe, expect, it } from 'vitest'
import type { ButtonDeed } from '../../src-shared/contract/buttons.ts'
import { instant } from '../../src-shared/time/time.ts'
import { newDeeds } from './buttons.ts'

const deed = (n: number, at = 1000): ButtonDeed => ({ n, press: `b1/${n}`, intent: 'next', replaces: null, group: 0, at: instant(at) })
const numbers = (deeds: readonly ButtonDeed[]) => deeds.map(({ n }) => n)

describe('presses of the table’s button', () => {
  it('are carried out once, in their order', () => {
    expect(numbers(newDeeds([deed(1), deed(2), deed(3)], 1, 1000, 1))).toEqual([2, 3])
    expect(newDeeds([deed(1), deed(2), deed(3)], 3, 1000, 1)).toEqual([])
  })
  it('are left alone when they are too old to be meant for this screen', () =>
    expect(numbers(newDeeds([deed(2, 1000), deed(3, 4000)], 1, 4200, 1))).toEqual([3]))
  it('count anew when main was started anew', () => expect(numbers(newDeeds([deed(1)], 40, 1000, 1))).toEqual([1]))
})

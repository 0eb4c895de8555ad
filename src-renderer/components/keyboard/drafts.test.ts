import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type Draft, type DraftEvent, draftsAfter, draftsOf, savingState, unsaved } from './drafts.ts'

const play = (drafts: readonly Draft[], ...events: DraftEvent[]) => events.reduce(draftsAfter, drafts)
const typed = (text: string, index = 0): DraftEvent => ({ type: 'typed', index, text })
const began = (index = 0): DraftEvent => ({ type: 'save-began', index })
const saved = (text: string, index = 0): DraftEvent => ({ type: 'saved', index, text })
const failed = (text: string, index = 0): DraftEvent => ({ type: 'save-failed', index, text })
const snapshot = (...texts: string[]): DraftEvent => ({ type: 'snapshot', texts })
const textsOf = (drafts: readonly Draft[]) => drafts.map((draft) => draft.text)

describe('what is being written', () => {
  it('shows what main has, in every field there may be', () => {
    expect(textsOf(draftsOf(['a'], 3))).toEqual(['a', '', ''])
    expect(textsOf(play(draftsOf(['a'], 2), snapshot('b', 'c')))).toEqual(['b', 'c'])
  })

  it('is not overwritten by a newer snapshot', () => {
    expect(textsOf(play(draftsOf([], 2), typed('Vi bör'), snapshot('old', 'other')))).toEqual(['Vi bör', 'other'])
  })

  it('is not overwritten while it is being saved', () => {
    expect(textsOf(play(draftsOf([], 1), typed('Vi'), began(), snapshot('')))).toEqual(['Vi'])
  })

  it('is saved again when more was typed during a save', () => {
    const drafts = play(draftsOf([], 1), typed('Vi'), began(), typed('Vi bör'), saved('Vi'), snapshot('Vi'))
    expect(textsOf(drafts)).toEqual(['Vi bör'])
    expect(unsaved(drafts)).toEqual([{ index: 0, text: 'Vi bör' }])
  })

  it('follows main again once it is saved', () => {
    const drafts = play(draftsOf([], 1), typed('Vi'), began(), saved('Vi'))
    expect(savingState(drafts)).toBe('saved')
    expect(textsOf(play(drafts, snapshot('Vi alla')))).toEqual(['Vi alla'])
  })

  it('stays and is tried again when it could not be saved', () => {
    const drafts = play(draftsOf([], 1), typed('Vi'), began(), failed('Vi'), snapshot(''))
    expect(savingState(drafts)).toBe('failed')
    expect(unsaved(drafts)).toEqual([{ index: 0, text: 'Vi' }])
  })

  it('never loses the last letters typed before they were answered for', () => {
    const event = fc.oneof(
      fc.string().map((text) => typed(text)),
      fc.constant(began()),
      fc.string().map((text) => snapshot(text)),
      fc.string().map((text) => failed(text)),
    )
    fc.assert(
      fc.property(fc.array(event), fc.string({ minLength: 1 }), fc.array(event), (earlier, text, later) => {
        const onlyMain = later.filter((one) => one.type !== 'typed')
        const before = play(draftsOf([], 1), ...earlier, snapshot(''), typed(`${text}!`))
        if (before[0]?.state === 'settled') return
        expect(textsOf(play(before, ...onlyMain))).toEqual([`${text}!`])
      }),
    )
  })
})

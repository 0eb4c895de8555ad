import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { applyPatch, diffView } from './patch.ts'

const item = fc.record({ id: fc.constantFrom('a', 'b', 'c', 'd'), text: fc.constantFrom('x', 'y') })
const list = fc.uniqueArray(item, { selector: ({ id }) => id, maxLength: 4 })
const view = fc.record({ phase: fc.constantFrom('before', 'open'), shown: fc.option(item), board: list, queue: list })

describe('a patch', () => {
  it('makes the later view out of the earlier one, whatever changed, also over the wire', () => {
    fc.assert(
      fc.property(view, view, (before, after) => {
        const patch = diffView(before, after)
        if (patch === null) expect(after).toEqual(before)
        else expect(applyPatch(before, JSON.parse(JSON.stringify(patch)))).toEqual(after)
      }),
    )
  })

  it('says of a long list only the item that is new', () => {
    const board = Array.from({ length: 500 }, (_, index) => ({ id: `p${index}`, text: 'Tid' }))
    const starred = board.map((point) => (point.id === 'p7' ? { ...point, text: 'Mer tid' } : point))
    expect(diffView({ board }, { board: starred })).toEqual({ lists: { board: { put: [{ id: 'p7', text: 'Mer tid' }] } } })
  })

  it('is none where nothing changed', () => {
    expect(diffView({ a: [{ id: 'x' }], b: null }, { a: [{ id: 'x' }], b: null })).toBeNull()
  })
})

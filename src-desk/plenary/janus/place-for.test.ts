import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { placeFor } from './place-for.ts'

const place = (seated: number, up = true, here = false) => ({ seated, up, here })

describe('a member', () => {
  it('sits where they sat, or at the first server that is not full, or at the emptiest', () => {
    expect(placeFor([place(3), place(9)], 4)).toBe(0)
    expect(placeFor([place(4), place(1)], 4)).toBe(1)
    expect(placeFor([place(9), place(7), place(8)], 4)).toBe(1)
    expect(placeFor([place(1), place(4, true, true)], 4)).toBe(1)
  })

  it('never sits at a server that is down, and always somewhere while one is up', () => {
    const some = fc.record({ up: fc.boolean(), seated: fc.nat(200), here: fc.boolean() })
    fc.assert(
      fc.property(fc.array(some, { maxLength: 6 }), fc.integer({ min: 1, max: 100 }), (places, block) => {
        const found = placeFor(places, block)
        expect(found === null ? places.every(({ up }) => !up) : places[found]?.up).toBe(true)
      }),
    )
  })

  it('leaves no server over its block while another has room, however many come', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 5 }), fc.integer({ min: 1, max: 20 }), fc.nat(120), (servers, block, members) => {
        const seated = Array.from({ length: servers }, () => 0)
        for (let member = 0; member < members; member += 1) {
          const found = placeFor(
            seated.map((one) => place(one)),
            block,
          )
          seated[found ?? 0] = (seated[found ?? 0] ?? 0) + 1
        }
        if (members <= servers * block) expect(Math.max(...seated)).toBeLessThanOrEqual(block)
        else expect(Math.max(...seated) - Math.min(...seated)).toBeLessThanOrEqual(1)
      }),
    )
  })
})

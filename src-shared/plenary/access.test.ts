import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type AccessEvent, accessEvent, admission, applyToAccess, initialAccess, isHolder } from './access.ts'
import type { PassClaims } from './pass.ts'

const claims = (serial = 'serial-one'): PassClaims => ({
  version: 1,
  seminar: 'demo',
  member: { id: 'eva', role: 'presenter', name: 'Eva', groups: 1 },
  serial,
  from: 0,
  until: 10,
})
const one = 'a'.repeat(43)
const other = 'b'.repeat(43)
const stateAfter = (...events: readonly AccessEvent[]) => events.reduce(applyToAccess, initialAccess)
const bound = { at: 1, type: 'device-bound', member: 'eva', serial: 'serial-one', device: one } as const

describe('a link', () => {
  it('binds the first device that comes with it, and knows it again', () => {
    expect(admission(stateAfter(), claims(), one)).toEqual({ ok: true, value: 'bind' })
    expect(admission(stateAfter(bound), claims(), one)).toEqual({ ok: true, value: 'known' })
  })

  it('is refused from a second device until the host lets that one in', () => {
    expect(admission(stateAfter(bound), claims(), other)).toMatchObject({ failure: { reason: 'pass-in-use' } })
    expect(admission(stateAfter(bound, { at: 2, type: 'device-freed', member: 'eva' }), claims(), other)).toEqual({ ok: true, value: 'bind' })
  })

  it('that is new does not let a second device in beside the first, but after the first link was taken back', () => {
    expect(admission(stateAfter(bound), claims('serial-two'), other)).toMatchObject({ failure: { reason: 'pass-in-use' } })
    expect(admission(stateAfter(bound), claims('serial-two'), one)).toEqual({ ok: true, value: 'bind' })
    expect(admission(stateAfter(bound, { at: 2, type: 'pass-revoked', serial: 'serial-one' }), claims('serial-two'), other)).toEqual({
      ok: true,
      value: 'bind',
    })
  })

  it('that was freed lets in any device but the one before, and that one too when it is freed once more', () => {
    const freed = { at: 2, type: 'device-freed', member: 'eva' } as const
    const device = fc.constantFrom(one, other, 'c'.repeat(43))
    fc.assert(
      fc.property(fc.array(device, { maxLength: 4 }), device, (earlier, comes) => {
        const state = stateAfter(...[...earlier, one].map((device) => ({ ...bound, device })), freed)
        expect(isHolder(state, 'eva', one)).toBe(false)
        expect(admission(state, claims(), comes).ok).toBe(comes !== one)
        expect(admission(applyToAccess(state, freed), claims(), comes)).toEqual({ ok: true, value: 'bind' })
        const inside = applyToAccess(state, { ...bound, device: comes })
        expect(isHolder(inside, 'eva', comes)).toBe(true)
      }),
    )
  })

  it('is kept as a hash of the device and never as its key', () => {
    expect(accessEvent.safeParse(bound).success).toBe(true)
    expect(accessEvent.safeParse({ ...bound, device: 'a-key-that-is-shorter' }).success).toBe(false)
  })
})

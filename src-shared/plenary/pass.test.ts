import { generateKeyPairSync, sign, verify } from 'node:crypto'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type Base64Url, holdsNow, type PassClaims, printPass, readPass } from './pass.ts'

const base64Url: Base64Url = {
  ofText: (text) => Buffer.from(text, 'utf8').toString('base64url'),
  ofBytes: (bytes) => Buffer.from(bytes).toString('base64url'),
  toText: (text) => Buffer.from(text, 'base64url').toString('utf8'),
  toBytes: (text) => Buffer.from(text, 'base64url'),
}
const ours = generateKeyPairSync('ed25519')
const strangers = generateKeyPairSync('ed25519')
const claims: PassClaims = {
  version: 1,
  seminar: 'barn-som-anhoriga',
  member: { id: 'motala-1', role: 'room', name: 'Motala, rum Ängen', groups: 2 },
  serial: 'a1b2c3d4e5',
  from: 1000,
  until: 9000,
}
const print = (of: PassClaims, key = ours.privateKey) => printPass(of, base64Url, (bytes) => sign(null, bytes, key))
const read = (text: string) => readPass(text, base64Url, (bytes, signature) => verify(null, bytes, ours.publicKey, signature))

describe('a pass', () => {
  it('is read back as it was signed', () => {
    expect(read(print(claims))).toEqual({ ok: true, value: claims })
  })

  it('of another key, or with any sign of it changed, is none', () => {
    expect(read(print(claims, strangers.privateKey))).toMatchObject({ failure: { reason: 'pass-forged' } })
    const text = print(claims)
    fc.assert(
      fc.property(fc.nat({ max: text.length - 1 }), fc.constantFrom(...'ABCDwxyz0189-_.'), (at, letter) => {
        fc.pre(text[at] !== letter)
        const changed = read(text.slice(0, at) + letter + text.slice(at + 1))
        // The last sign of 64 bytes has four bits to spare, and they say nothing.
        if (changed.ok) expect(at).toBe(text.length - 1)
      }),
      { numRuns: 500 },
    )
  })

  it('is refused where it is too long, empty or has more parts', () => {
    for (const text of ['', '.', 'a.b', `${print(claims)}.x`, `${'A'.repeat(2000)}.${'A'.repeat(86)}`])
      expect(read(text)).toMatchObject({ failure: { reason: 'pass-unreadable' } })
  })

  it('holds in its own seminar and time only, and not when it was taken back', () => {
    const reason = (change: Partial<Parameters<typeof holdsNow>[1]>) => {
      const held = holdsNow(claims, { seminar: claims.seminar, now: 5000, revoked: new Set(), ...change })
      return held.ok ? null : held.failure.reason
    }
    expect(reason({})).toBeNull()
    expect(reason({ seminar: 'another' })).toBe('pass-other-seminar')
    expect(reason({ now: 999 })).toBe('pass-too-early')
    expect(reason({ now: 9000 })).toBe('pass-expired')
    expect(reason({ revoked: new Set([claims.serial]) })).toBe('pass-revoked')
  })
})

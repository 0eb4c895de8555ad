import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { withDefaults } from '../../src-shared/settings/schema.ts'
import { instant, seconds } from '../../src-shared/time/time.ts'
import { createManualClock } from '../clock/manual-clock.ts'
import { hashPin, verifyPin } from './pin.ts'
import { createPinGate } from './pin-gate.ts'

let directory = ''
let hash = ''
beforeAll(async () => {
  hash = await hashPin('2468')
})
beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'pin-'))
})
afterEach(() => rmSync(directory, { recursive: true }))

const settings = (staffPinHash: string | null = hash) => ({ get: () => ({ ...withDefaults({}), staffPinHash }) })
const reason = async (checked: Promise<{ ok: boolean; failure?: { reason: string } }>) => (await checked).failure?.reason ?? 'right'

describe('a PIN', () => {
  it('is hashed with a salt of its own and verified', async () => {
    expect(hash).toMatch(/^scrypt:[A-Za-z0-9+/]{22}==:[A-Za-z0-9+/]{43}=$/)
    expect(await hashPin('2468')).not.toBe(hash)
    expect([
      await verifyPin('2468', hash),
      await verifyPin('2469', hash),
      await verifyPin('2468', 'md5:x:y'),
      await verifyPin('2468', 'nothing'),
    ]).toEqual([true, false, false, false])
  })
})

describe('the gate', () => {
  it('opens for the right PIN and for nobody when none is set', async () => {
    const clock = createManualClock({ start: instant(0) })
    const gate = await createPinGate(directory, settings(), clock)
    expect(gate.pinSet).toBe(true)
    expect(await reason(gate.check('1111'))).toBe('pin-wrong')
    expect(gate.status()).toEqual({ triesLeft: 2, waitUntil: null })
    expect(await reason(gate.check('2468'))).toBe('right')
    expect(gate.status().triesLeft).toBe(3)
    const closed = await createPinGate(directory, settings(null), clock)
    expect(closed.pinSet).toBe(false)
    expect(await reason(closed.check('2468'))).toBe('pin-not-set')
  })

  it('makes wait after three wrong ones, also for the right one, also after a restart', async () => {
    const clock = createManualClock({ start: instant(5000) })
    const gate = await createPinGate(directory, settings(), clock)
    for (let n = 0; n < 3; n += 1) expect(await reason(gate.check('1111'))).toBe('pin-wrong')
    expect(await reason(gate.check('2468'))).toBe('pin-wait')
    clock.advance(seconds(10))
    const again = await createPinGate(directory, settings(), clock)
    expect(again.status()).toEqual({ triesLeft: 0, waitUntil: 35_000 })
    expect(await reason(again.check('2468'))).toBe('pin-wait')
    clock.advance(seconds(20))
    expect(await reason(again.check('1111'))).toBe('pin-wrong')
    expect(again.status().waitUntil).toBe(95_000)
    clock.advance(seconds(60))
    expect(await reason(again.check('2468'))).toBe('right')
  })

  it('does not let many tries at once share one', async () => {
    const gate = await createPinGate(directory, settings(), createManualClock({ start: instant(0) }))
    const reasons = await Promise.all(['1', '2', '3', '4', '5'].map((digit) => reason(gate.check(digit.repeat(4)))))
    expect(reasons).toEqual(['pin-wrong', 'pin-wrong', 'pin-wrong', 'pin-wait', 'pin-wait'])
  })
})

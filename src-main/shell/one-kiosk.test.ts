import { describe, expect, it } from 'vitest'
import { claimProfile } from './one-kiosk.ts'

describe.runIf(process.platform === 'linux')('one kiosk for each profile', () => {
  it('lets the first have it, and another profile beside it', async () => {
    const mine = `/tmp/one-kiosk-${process.pid}`
    expect(await claimProfile(mine)).toBe(true)
    expect(await claimProfile(mine)).toBe(false)
    expect(await claimProfile(`${mine}-other`)).toBe(true)
  })
})

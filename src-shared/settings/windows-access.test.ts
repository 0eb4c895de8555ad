import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { accessSlips } from './windows-access.ts'

const kiosk = 'S-1-5-21-1085031214-1563985344-725345543-1003'
const said = (sddl: string, ...secrets: readonly string[]) => accessSlips(sddl, secrets).map(({ text }) => text)
/** As Set-TalkroomFolder.ps1 leaves it. */
const good = `O:BAG:SYD:AI(A;ID;FA;;;SY)(A;ID;FA;;;BA)(A;ID;0x1200a9;;;${kiosk})`

describe('who may do what with a policy on Windows', () => {
  it('is well where only administrators write, and besides them the kiosk alone reads', () => {
    expect(said(good, 'proxyLogin')).toEqual([])
    expect(said('O:SYG:SYD:P(A;;FA;;;S-1-5-18)(A;;FA;;;S-1-5-32-544)(A;;FR;;;BU)')).toEqual([])
  })

  it('is said where an account owns the file or may change it', () => {
    expect(said(good.replace('O:BA', `O:${kiosk}`))).toEqual([
      `the file belongs to the account ${kiosk}, who can therefore change it: Set-TalkroomFolder.ps1 -Account NAME puts that right`,
    ])
    expect(said(good.replace('0x1200a9', '0x1301bf'))).toEqual([expect.stringContaining(`the account ${kiosk} can change the file`)])
  })

  it('is said as Windows leaves a folder in ProgramData that nobody has closed: every account reads', () => {
    const left = 'O:BAG:SYD:AI(A;ID;FA;;;SY)(A;ID;FA;;;BA)(A;ID;0x1200a9;;;BU)'
    expect(said(left)).toEqual([])
    expect(said(left, 'proxyLogin', 'report')).toEqual([
      expect.stringContaining('every account can read the file, and proxyLogin and report in it are secrets'),
    ])
    expect(said('O:BAG:SYD:NO_ACCESS_CONTROL')).toEqual([expect.stringContaining('everybody can change the file')])
  })

  it('leaves out what only files below inherit, and what is denied', () => {
    expect(said('O:BAG:SYD:(A;OICIIO;FA;;;WD)(D;;FA;;;WD)(A;;FA;;;BA)', 'report')).toEqual([])
  })

  it('is not guessed where the notation is another', () => {
    expect(said('BUILTIN\\Administratörer:(F)')).toEqual([expect.stringContaining('not understood')])
  })

  it('never misses an account that may change it, however the right is written', () => {
    const right = fc.oneof(
      fc.constantFrom('FA', 'FW', 'GA', 'GW', 'WD', 'WO', 'SD', 'FRSD', 'RCWD', 'ZZ'),
      fc
        .tuple(fc.constantFrom(0x2, 0x4, 0x10000, 0x40000, 0x80000, 0x40000000), fc.nat(0x1ff))
        .map(([bit, more]) => `0x${(bit | more).toString(16)}`),
    )
    const who = fc.oneof(
      fc.constantFrom('BU', 'WD', 'AU', 'IU', 'BG'),
      fc.integer({ min: 1000, max: 9999 }).map((rid) => `S-1-5-21-1-2-3-${rid}`),
    )
    fc.assert(fc.property(right, who, (rights, account) => said(`${good}(A;;${rights};;;${account})`).length === 1))
  })
})

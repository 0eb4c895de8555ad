import type { PolicySlip } from './policy-slips.ts'

/** Who may change anything on the computer already: Administrators, SYSTEM, the administrator's own account, the installer of Windows. */
const masters =
  /^(BA|SY|LA|DA|OW|CO|S-1-5-32-544|S-1-5-18|S-1-3-[04]|S-1-5-21-[\d-]+-(500|512)|S-1-5-80-956008885-3418522649-1831038044-1853292631-2271478464)$/

/** Groups that everybody at the computer belongs to, by Windows' letters and by number. */
const everybody: Readonly<Record<string, string>> = {
  WD: 'everybody',
  'S-1-1-0': 'everybody',
  BU: 'every account',
  'S-1-5-32-545': 'every account',
  AU: 'every account',
  'S-1-5-11': 'every account',
  IU: 'whoever sits there',
  'S-1-5-4': 'whoever sits there',
  BG: 'every guest',
  'S-1-5-32-546': 'every guest',
}

/** The letters of rights to a file, and of the parts that they are put together of (Microsoft: ACE strings). */
const rightBits: Readonly<Record<string, number>> = {
  FA: 0x1f01ff,
  FR: 0x120089,
  FW: 0x120116,
  FX: 0x1200a0,
  GA: 0x10000000,
  GR: 0x80000000,
  GW: 0x40000000,
  GX: 0x20000000,
  RC: 0x20000,
  SD: 0x10000,
  WD: 0x40000,
  WO: 0x80000,
  CC: 0x1,
  DC: 0x2,
  LC: 0x4,
  SW: 0x8,
  RP: 0x10,
  WP: 0x20,
  DT: 0x40,
  LO: 0x80,
  CR: 0x100,
}
const reading = [0x1, rightBits.GR, rightBits.GA]
/** To write, to add to it, to delete it, to change who may, to make it one's own. */
const changing = [0x2, 0x4, rightBits.SD, rightBits.WD, rightBits.WO, rightBits.GW, rightBits.GA]

type Allowed = { readonly who: string; readonly bits: number }

const bitsOf = (rights: string): number =>
  /^0x[\da-f]+$/i.test(rights)
    ? Number.parseInt(rights, 16)
    : // A right that is not known here is taken for every one.
      (rights.match(/../g) ?? []).reduce((sum, letters) => (sum | (rightBits[letters] ?? -1)) >>> 0, 0)

const may = ({ bits }: Allowed, any: readonly (number | undefined)[]): boolean => any.some((bit) => bit !== undefined && (bits & bit) !== 0)

/** What is allowed to whom; entries that only what lies below inherits say nothing of the file itself. */
const allowedIn = (sddl: string): readonly Allowed[] =>
  [...sddl.matchAll(/\(([^()]*(?:\([^()]*\)[^()]*)*)\)/g)].flatMap(([, entry = '']) => {
    const [type = '', flags = '', rights = '', , , who = ''] = entry.split(';')
    return /^X?A$/.test(type) && !/^(..)*IO/.test(flags) ? [{ who, bits: bitsOf(rights) }] : []
  })

const named = (who: string): string => everybody[who] ?? `the account ${who}`
const putRight = 'Set-TalkroomFolder.ps1 -Account NAME puts that right'

/**
 * What is wrong with who may do what with a policy on Windows, which says it in its own notation (SDDL: `O:BAG:SYD:(A;;FA;;;SY)`).
 * `secrets`: the keys in it that are none of everybody's business.
 */
export const accessSlips = (sddl: string, secrets: readonly string[]): readonly PolicySlip[] => {
  const owner = /^O:(S-[\d-]+|[A-Z]{2})/.exec(sddl)?.[1]
  if (owner === undefined || !/D:/.test(sddl)) return [{ path: '', text: `who may change the file is said in a way that is not understood: ${sddl}` }]
  const slips: string[] = []
  if (!masters.test(owner)) slips.push(`the file belongs to ${named(owner)}, who can therefore change it: ${putRight}`)
  // Without any list everybody may do everything, and Windows writes that so.
  const allowed = /D:[A-Z]*NO_ACCESS_CONTROL/.test(sddl) ? [{ who: 'WD', bits: 0x1f01ff }] : allowedIn(sddl)
  const others = [...new Set(allowed.filter((one) => !masters.test(one.who) && may(one, changing)).map(({ who }) => named(who)))]
  if (others.length > 0) slips.push(`${others.join(' and ')} can change the file: ${putRight}`)
  const readers = [...new Set(allowed.filter((one) => may(one, reading)).flatMap(({ who }) => everybody[who] ?? []))]
  if (readers.length > 0 && secrets.length > 0)
    slips.push(
      `${readers.join(' and ')} can read the file, and ${secrets.join(' and ')} in it ${secrets.length === 1 ? 'is a secret' : 'are secrets'}: ${putRight}`,
    )
  return slips.map((text) => ({ path: '', text }))
}

import { type Duration, duration } from '../time/time.ts'
import { type ByeReason, byeReasons } from './wire.ts'

/**
 * Why there is no way to the desk, before it could say a word. `desk-refused`: it is there, and no socket gets through;
 * `desk-unreadable`: what it says is not what a desk says.
 */
export const wayTroubles = [
  'desk-unreachable',
  'desk-refused',
  'desk-silent',
  'desk-unreadable',
  'proxy-unreachable',
  'proxy-refused',
  'proxy-script',
  'certificate-unknown',
  'certificate-not-now',
  'certificates-unreadable',
  'tls-failed',
] as const
export type WayTrouble = (typeof wayTroubles)[number]
export const lineTroubles = [...wayTroubles, ...byeReasons] as const
export type LineTrouble = (typeof lineTroubles)[number]

/** A room's line to the desk. `tries` counts what failed since it last stood. */
export type Line =
  | { readonly name: 'off' }
  | { readonly name: 'opening'; readonly tries: number; readonly why: LineTrouble | null }
  | { readonly name: 'greeting'; readonly tries: number; readonly why: LineTrouble | null }
  | { readonly name: 'in' }
  | { readonly name: 'again'; readonly tries: number; readonly why: LineTrouble }
  /** Coming back would change nothing: another pass is needed. */
  | { readonly name: 'refused'; readonly why: ByeReason }

export type LineEvent =
  | { readonly type: 'wanted' }
  | { readonly type: 'unwanted' }
  /** Another address or another pass. */
  | { readonly type: 'changed' }
  | { readonly type: 'opened' }
  | { readonly type: 'welcomed' }
  | { readonly type: 'ended'; readonly why: LineTrouble }
  /** The wait is over, or something has happened that makes it worth trying at once: the machine woke up, say. */
  | { readonly type: 'due' }

export type LineEffect =
  | { readonly do: 'open' }
  | { readonly do: 'greet' }
  | { readonly do: 'close' }
  | { readonly do: 'wait'; readonly milliseconds: Duration }

type Step = { readonly line: Line; readonly effects: readonly LineEffect[] }

export const lineOff: Line = { name: 'off' }

/** With another pass only. */
const forGood: readonly ByeReason[] = ['pass-unreadable', 'pass-forged', 'pass-other-seminar', 'pass-expired', 'pass-revoked']
/** Somebody may let this room in at any moment, or its time may come; or something is wrong that haste makes worse. */
const patient: readonly LineTrouble[] = [
  'desk-unreadable',
  'pass-in-use',
  'pass-too-early',
  'removed',
  'replaced',
  'malformed',
  'no-hello',
  'too-many',
]
const patience = 10_000
const longest = 2000

/** At once the first time, then less and less often, two seconds at most; `chance` from 0 to 1 spreads forty rooms out. */
export const lineDelay = (why: LineTrouble, tries: number, chance: number): Duration =>
  duration(patient.includes(why) ? patience * (1 + chance / 2) : Math.min(longest, 100 * 2 ** Math.min(tries - 1, 10)) * (0.5 + chance / 2))

/**
 * How long a desk may take to welcome: short at first, for what was sent into a line that was cut is not answered any
 * more when the line is back; longer and longer, for there are slow lines and slow proxies.
 */
export const welcomeWithin = (tries: number): Duration => duration(Math.min(12_000, 1500 * 2 ** Math.max(0, tries - 1)))

const open = (tries: number, why: LineTrouble | null): Step => ({ line: { name: 'opening', tries, why }, effects: [{ do: 'open' }] })

/** What an event makes of the line, and what is to be done about it. One that does not fit changes nothing. */
export const stepLine = (line: Line, event: LineEvent, chance: number): Step => {
  const stays: Step = { line, effects: [] }
  switch (event.type) {
    case 'wanted':
      return line.name === 'off' ? open(0, null) : stays
    case 'unwanted':
      return line.name === 'off' ? stays : { line: lineOff, effects: [{ do: 'close' }] }
    case 'changed':
      return line.name === 'off' ? stays : { ...open(0, null), effects: [{ do: 'close' }, { do: 'open' }] }
    case 'opened':
      return line.name === 'opening' ? { line: { ...line, name: 'greeting' }, effects: [{ do: 'greet' }] } : stays
    case 'welcomed':
      return line.name === 'greeting' ? { line: { name: 'in' }, effects: [] } : stays
    case 'due':
      return line.name === 'again' ? open(line.tries, line.why) : stays
    case 'ended':
      return ended(line, event.why, chance)
  }
}

const ended = (line: Line, why: LineTrouble, chance: number): Step => {
  if (line.name === 'off' || line.name === 'refused' || line.name === 'again') return { line, effects: [] }
  const bye = forGood.find((one) => one === why)
  if (bye !== undefined) return { line: { name: 'refused', why: bye }, effects: [{ do: 'close' }] }
  const tries = line.name === 'in' ? 1 : line.tries + 1
  return { line: { name: 'again', tries, why }, effects: [{ do: 'close' }, { do: 'wait', milliseconds: lineDelay(why, tries, chance) }] }
}

/** What is wrong with the line, as long as it is; null while nothing is known to be. */
export const troubleOf = (line: Line): LineTrouble | null => {
  switch (line.name) {
    case 'off':
    case 'in':
      return null
    case 'opening':
    case 'greeting':
    case 'again':
    case 'refused':
      return line.why
  }
}

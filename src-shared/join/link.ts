import { type Failure, fail, ok, type Result } from '../result/result.ts'
import { checkAddress } from './address.ts'
import { isFingerprint, isGroup, isPass, isRoom, isSeminarId, type Ticket } from './ticket.ts'

export const linkVersion = 1
/** A name of 80 letters, a pass and an address at their longest; what a command line and a mail program carry. */
export const longestLink = 4096

/**
 * Why a link is not followed. `unknown`: it is none of ours; `other-version`: made for another Talkroom; `broken`:
 * something in it is missing, doubled, too much or wrong; `address`: it leads where no pack may come from.
 */
export type LinkReason = 'link-unknown' | 'link-too-long' | 'link-other-version' | 'link-broken' | 'link-address'
/** `cause` names the part that is wrong and never its value, which stays out of the log. */
export type LinkFailure = Failure<LinkReason>

// A launcher or a mail program may write the scheme large, and a slash behind the host.
const start = /^talkroom:\/\/join\/?\?/i
const names = ['v', 'seminar', 'from', 'key', 'room', 'group', 'pass'] as const
type Name = (typeof names)[number]

const isName = (name: string): name is Name => names.some((one) => one === name)

/** encodeURIComponent leaves these, and mail programs end a link at some of them. */
const encoded = (value: string): string =>
  encodeURIComponent(value).replaceAll(/[!'()*]/g, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`)

export const printLink = (ticket: Ticket): string => {
  const values: Record<Name, string | null> = {
    v: String(linkVersion),
    seminar: ticket.seminar,
    from: ticket.from,
    key: ticket.fingerprint.replaceAll('-', ''),
    room: ticket.room,
    group: String(ticket.group),
    pass: ticket.pass,
  }
  return `talkroom://join?${names.flatMap((name) => (values[name] === null ? [] : [`${name}=${encoded(values[name])}`])).join('&')}`
}

/** Whether a text wants to be a link of ours at all, be it broken. */
export const looksLikeLink = (text: string): boolean => /^talkroom:/i.test(text)

/** Reads a link. There is no way to write a ticket that is not what it says: whatever is not known is refused. */
export const readLink = (text: string): Result<Ticket, LinkFailure> => {
  if (text.length > longestLink) return fail('link-too-long')
  if (!start.test(text)) return fail('link-unknown')
  const found = parametersOf(text.replace(start, ''))
  if (!found.ok) return found
  const { v, seminar, from = null, key, room, group, pass = null } = found.value
  // First of all, for a later version may have other parameters.
  if (v === undefined || !/^[1-9]\d{0,3}$/.test(v)) return broken('v')
  if (Number(v) !== linkVersion) return fail('link-other-version', { params: { version: v } })
  if (found.value.unknown !== undefined) return broken(found.value.unknown)
  if (seminar === undefined || !isSeminarId(seminar)) return broken('seminar')
  const fingerprint = /^.{16}$/.test(key ?? '') ? (key?.match(/.{4}/g) ?? []).join('-') : ''
  if (!isFingerprint(fingerprint)) return broken('key')
  if (room === undefined || !isRoom(room)) return broken('room')
  if (group === undefined || !/^[1-9]\d*$/.test(group) || !isGroup(Number(group))) return broken('group')
  if (pass !== null && !isPass(pass)) return broken('pass')
  const address = from === null ? ok(null) : checkAddress(from)
  if (!address.ok) return fail('link-address', { cause: `from: ${address.failure.reason}` })
  return ok({ seminar, from: address.value, fingerprint, room, group: Number(group), pass })
}

const broken = (part: string): { readonly ok: false; readonly failure: LinkFailure } => fail('link-broken', { cause: part })

type Parameters = { [N in Name]?: string } & { unknown?: 'an unknown parameter' }

const parametersOf = (query: string): Result<Parameters, LinkFailure> => {
  const found: Parameters = {}
  const seen = new Set<string>()
  for (const part of query.split('&')) {
    const [, name, raw] = /^([a-z]{1,20})=((?:[A-Za-z0-9._~:/-]|%[0-9A-Fa-f]{2})+)$/.exec(part) ?? []
    if (name === undefined || raw === undefined) return broken('the form of a parameter')
    if (seen.has(name)) return broken(`${isName(name) ? name : 'a parameter'}, which is there twice`)
    seen.add(name)
    if (isName(name)) {
      const value = decoded(raw)
      if (value === null) return broken(name)
      found[name] = value
    } else found.unknown = 'an unknown parameter'
  }
  return ok(found)
}

const decoded = (raw: string): string | null => {
  try {
    return decodeURIComponent(raw)
  } catch (cause) {
    // Bytes that are no UTF-8; anything else is a bug.
    if (cause instanceof URIError) return null
    throw cause
  }
}

import { z } from 'zod'
import { checkAddress, ipv4 } from '../join/address.ts'

/** Two letters at least: `C:\Talkroom` is a folder. */
const scheme = /^([a-z][a-z0-9+.-]+):/i
const wholePath = /^(?:\/|[a-z]:[\\/]|\\\\)/i
const isWeb = /^https?:/i
/** For editors, which know no more of a text than its form. */
const addressForm = '^[hH][tT][tT][pP][sS]?://[^\\s/?#@]+(/[^\\s?#@]*)?$'
const pathForm = '^(/|[A-Za-z]:[\\\\/]|\\\\\\\\)'

const login = 'it has a login in it, which would stand in logs and on screens'

/** Who is asked, where on it, and what stands behind that. */
const webParts = /^https?:\/\/([^/?#\\\s]+)(\/[^?#\\\s]*)?([?#].*)?$/i
const server = /^(?:\[[0-9a-f:.]*:[0-9a-f:.]*\]|([\p{L}\p{N}_-]+(?:\.[\p{L}\p{N}_-]+)*))(?::(\d{1,5}))?$/iu

const isServer = (text: string): boolean => {
  const [all, name = 'v6', port = '80'] = server.exec(text) ?? []
  // What ends in a number is read as four of them, whatever it was meant to be.
  const isName = !/(?:^|\.)(?:\d+|0x[0-9a-f]*)$/i.test(name) || ipv4.test(name)
  return all !== undefined && isName && Number(port) <= 65_535
}

/** Why an address of the web cannot be asked; null: it can. It never repeats the address. */
const addressFlaw = (text: string): string | null => {
  const [, who, , behind] = webParts.exec(text) ?? []
  if (who === undefined) return 'it is no address'
  if (who.includes('@')) return login
  if (!isServer(who)) return 'it is no address'
  // The names of files are put behind it.
  return behind === undefined ? null : 'nothing may stand behind a ? or # in it'
}

const pathFlaw = (text: string): string | null => {
  const [, found] = scheme.exec(text) ?? []
  if (found?.toLowerCase() === 'file') return 'a path stands there as it is, without file:'
  if (found !== undefined) return 'it is an address, and a path belongs there'
  return wholePath.test(text) ? null : 'a path has to be a whole one, from / on'
}

const placeFlaw = (text: string): string | null => {
  if (isWeb.test(text)) return addressFlaw(text)
  const [, found] = scheme.exec(text) ?? []
  if (found !== undefined && found.toLowerCase() !== 'file') return `it begins with ${found}:, and the kiosk asks by https: and http: only`
  return wholePath.test(text) || found !== undefined ? pathFlaw(text) : 'it begins neither with https://, as an address, nor with /, as a path'
}

const proxyFlaw = (text: string): string | null => {
  if (text === 'direct') return null
  if (!isWeb.test(text)) return 'a proxy is asked by http:// or https:// only'
  const flaw = addressFlaw(text)
  if (flaw === login) return `${login}: it belongs in proxyLogin`
  return flaw ?? (/^https?:\/\/[^/]+\/?$/i.test(text) ? null : 'a proxy has no path')
}

const deskFlaw = (text: string): string | null => {
  const checked = checkAddress(text.replace(/\/$/, ''))
  if (checked.ok) return null
  switch (checked.failure.reason) {
    case 'has-credentials':
      return `${login}: a pass belongs in pass`
    case 'not-encrypted':
      return 'it is not encrypted, and no pass goes there: https:// it has to be'
    case 'not-one':
    case 'too-long':
      return 'it is no address of a desk'
  }
}

const mediaServerFlaw = (text: string): string | null =>
  /^(?:stuns?:[^\s/?#@]+|turns?:[^\s/?#@]+(?:\?transport=(?:udp|tcp))?)$/i.test(text)
    ? null
    : 'it begins with stun:, stuns:, turn: or turns:, and has no login in it: that belongs in username and credential'

const text = (most: number, flaw: (text: string) => string | null, pattern?: string) => {
  const form = z
    .string()
    .min(1)
    .max(most)
    .superRefine((given, context) => {
      const why = flaw(given)
      if (why !== null) context.addIssue({ code: 'custom', params: { why } })
    })
  return pattern === undefined ? form : form.meta({ pattern })
}

/** An address, or a file or folder of this computer. */
export const place = text(1000, placeFlaw, `${addressForm}|${pathForm}`)
/** A file or a folder of this computer. */
export const ownPath = text(1000, pathFlaw, pathForm)
export const proxyAddress = text(300, proxyFlaw, '^direct$|^[hH][tT][tT][pP][sS]?://[^\\s/?#@]+/?$')
export const deskAddress = text(300, deskFlaw)
export const mediaServer = text(300, mediaServerFlaw)
export const updateAddress = text(1000, (given) => (/^https:\/\//i.test(given) ? addressFlaw(given) : 'it has to begin with https://'), '^https://')

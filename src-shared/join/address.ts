import { fail, ok, type Result } from '../result/result.ts'

export const longestAddress = 500

/** Why an address is not taken: `not-one`: no address of the web as it is written in one way; the others say what it has. */
export type AddressFailure = { readonly reason: 'not-one' | 'too-long' | 'has-credentials' | 'not-encrypted' }

const parts = /^(https?):\/\/([^/?#\\]*)((?:\/[^?#\\]*)?)$/
const label = /^(?!-)[a-z0-9-]{1,63}(?<!-)$/
/** Four plain numbers. */
export const ipv4 = /^(?:(?:25[0-5]|2[0-4]\d|1\d\d|[1-9]?\d)(?:\.(?!$)|$)){4}$/
const segment = /^(?:[A-Za-z0-9._~!$&'()*+,;=:@-]|%[0-9A-Fa-f]{2})+$/
/** Dots that lead up, and signs that a server may take for a separator or an end, however they are written. */
const leadsElsewhere = /^(?:\.|%2e){1,2}$|%(?:2f|5c|00)/i

/**
 * Checks where a pack is said to be: https anywhere, http only inside a house, where no certificate can be had. Written
 * out in one way only, small letters and no ports, names or paths that two readers could take for different places.
 */
export const checkAddress = (text: string): Result<string, AddressFailure> => {
  if (text.length > longestAddress) return fail('too-long')
  const [, scheme, place, path] = parts.exec(text) ?? []
  if (scheme === undefined || place === undefined || path === undefined) return fail('not-one')
  if (place.includes('@')) return fail('has-credentials')
  const [host = '', port, ...more] = place.split(':')
  if (more.length > 0 || (port !== undefined && !isPort(port)) || !isHost(host) || !isPath(path)) return fail('not-one')
  return scheme === 'http' && !isInHouse(host) ? fail('not-encrypted') : ok(text)
}

const isPort = (port: string): boolean => /^[1-9]\d{0,4}$/.test(port) && Number(port) <= 65_535

/** A name of which no part can be taken for a number, or four plain numbers: `0x7f.1` and `2130706433` are addresses to some. */
const isHost = (host: string): boolean => {
  const labels = host.split('.')
  return ipv4.test(host) || (host.length <= 253 && labels.every((one) => label.test(one)) && /^[a-z]/.test(labels.at(-1) ?? ''))
}

const isPath = (path: string): boolean => {
  const segments = path.split('/').slice(1)
  const named = segments.at(-1) === '' ? segments.slice(0, -1) : segments
  return named.every((one) => segment.test(one) && !leadsElsewhere.test(one))
}

const privateNumbers = /^(?:10\.|127\.|192\.168\.|169\.254\.|172\.(?:1[6-9]|2\d|3[01])\.)/
const houseNames = /(?:^|\.)(?:localhost|local|lan|internal|home\.arpa)$/

/** This machine, the house's own numbers (RFC 1918, 3927), a name without dots, or one that no outside server answers to. */
const isInHouse = (host: string): boolean => (ipv4.test(host) ? privateNumbers.test(host) : !host.includes('.') || houseNames.test(host))

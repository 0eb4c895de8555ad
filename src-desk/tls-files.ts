import { createPrivateKey, X509Certificate } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { causeText } from '../src-shared/result/result.ts'
import { Stop } from './say.ts'

export type TlsOptions = { readonly tlsCert?: string; readonly tlsKey?: string }
export type Tls = { readonly cert: Buffer; readonly key: Buffer }

/** The certificate and its key that the command line names; null where it names none. Stops where the two do not serve together. */
export const tlsFrom = async ({ tlsCert, tlsKey }: TlsOptions): Promise<Tls | null> => {
  if (tlsCert === undefined && tlsKey === undefined) return null
  if (tlsCert === undefined || tlsKey === undefined) throw new Stop('TLS needs both --tls-cert and --tls-key.', 2)
  const read = (path: string): Promise<Buffer> =>
    readFile(path).catch((cause: unknown) => {
      throw new Stop(`${path} cannot be read: ${causeText(cause)}`, 2)
    })
  const tls = { cert: await read(tlsCert), key: await read(tlsKey) }
  const wrong = (why: string) => new Stop(`${tlsCert} and ${tlsKey} are no certificate and its key, both as PEM: ${why}.`, 2)
  let together: boolean
  try {
    together = new X509Certificate(tls.cert).checkPrivateKey(createPrivateKey(tls.key))
  } catch (cause) {
    throw wrong(causeText(cause))
  }
  if (!together) throw wrong('the key is that of another certificate')
  return tls
}

/** The names and addresses that a certificate is for. One for all names of a domain names none of them. */
export const namesIn = (cert: Buffer): readonly string[] =>
  (new X509Certificate(cert).subjectAltName ?? '').split(', ').flatMap((one) => {
    const [, kind, name = ''] = /^(DNS|IP Address):([^*\s]+)$/.exec(one) ?? []
    if (kind === undefined) return []
    return [inAddress(name)]
  })

/** A name or a number as it stands in an address of the web. */
export const inAddress = (host: string): string => (host.includes(':') ? `[${host}]` : host)

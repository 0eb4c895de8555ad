import { readFile } from 'node:fs/promises'
import { causeText } from '../../src-shared/result/result.ts'
import { Stop } from '../say.ts'

export type TlsFiles = { readonly tlsCert?: string; readonly tlsKey?: string }

/** The certificate and the key that two options name; null: neither is named. */
export const readTlsFiles = async ({ tlsCert, tlsKey }: TlsFiles): Promise<{ readonly cert: Buffer; readonly key: Buffer } | null> => {
  if (tlsCert === undefined && tlsKey === undefined) return null
  if (tlsCert === undefined || tlsKey === undefined) throw new Stop('TLS needs both --tls-cert and --tls-key.', 2)
  const read = (path: string): Promise<Buffer> =>
    readFile(path).catch((cause: unknown) => {
      throw new Stop(`${path} cannot be read: ${causeText(cause)}`, 2)
    })
  return { cert: await read(tlsCert), key: await read(tlsKey) }
}

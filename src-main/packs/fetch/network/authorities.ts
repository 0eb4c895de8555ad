import { X509Certificate } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { createSecureContext, getCACertificates, type SecureContext } from 'node:tls'
import { causeText, fail, ok, type Result } from '../../../../src-shared/result/result.ts'
import type { SourceFailure } from '../../reader/pack-source.ts'

const pem = /-----BEGIN CERTIFICATE-----[\s\S]+?-----END CERTIFICATE-----/g

/**
 * Whom to believe on the other end of a connection: the authorities that Node brings, those of this system, and those
 * in the PEM file that IT names. Made once, because reading hundreds of certificates for each connection takes longer
 * than the connection.
 */
export const believedAuthorities = async (file: string | null): Promise<Result<SecureContext, SourceFailure>> => {
  const own = file === null ? ok([]) : await certificatesIn(file)
  if (!own.ok) return own
  const all = new Set([...getCACertificates('default'), ...systemCertificates(), ...own.value])
  return ok(createSecureContext({ ca: [...all] }))
}

const certificatesIn = async (file: string): Promise<Result<readonly string[], SourceFailure>> => {
  try {
    const found = (await readFile(file, 'utf8')).match(pem) ?? []
    if (found.length === 0) return fail('certificates-unreadable', { cause: `${file}: has no certificate in PEM form` })
    for (const one of found) new X509Certificate(one)
    return ok(found)
  } catch (cause) {
    return fail('certificates-unreadable', { cause: `${file}: ${causeText(cause)}` })
  }
}

const systemCertificates = (): readonly string[] => {
  try {
    return getCACertificates('system')
  } catch {
    // A build of Node that cannot ask its system; what it brings itself is believed all the same.
    return []
  }
}

import { createPublicKey, verify } from 'node:crypto'

/** What stands before the 32 bytes of an Ed25519 key in its DER form (RFC 8410). */
const derPrefix = Buffer.from('302a300506032b6570032100', 'hex')

/**
 * Whether `signature` over `bytes` was made with the private part of `publicKey` (Ed25519, 32 and 64 bytes). Keys
 * that are no keys, such as those with which anything verifies, verify nothing.
 */
export const verifySignature = (publicKey: Uint8Array, bytes: Uint8Array, signature: Uint8Array): boolean => {
  if (publicKey.length !== 32 || signature.length !== 64 || isSmallOrder(publicKey)) return false
  try {
    return verify(null, bytes, createPublicKey({ key: Buffer.concat([derPrefix, publicKey]), format: 'der', type: 'spki' }), signature)
  } catch {
    // OpenSSL takes it for no key.
    return false
  }
}

/**
 * The points of small order on the curve, with the top bit (the sign) cleared: a signature under such a key can be
 * made to fit any message (RFC 8032 leaves refusing them to the verifier).
 */
const smallOrder: ReadonlySet<string> = new Set([
  '0000000000000000000000000000000000000000000000000000000000000000',
  '0100000000000000000000000000000000000000000000000000000000000000',
  '26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc05',
  'c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac037a',
  'ecffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f',
  'edffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f',
  'eeffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f',
])

const isSmallOrder = (publicKey: Uint8Array): boolean => {
  const unsigned = Buffer.from(publicKey)
  unsigned[31] = (unsigned[31] ?? 0) & 0x7f
  return smallOrder.has(unsigned.toString('hex'))
}

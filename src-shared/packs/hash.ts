/** SHA-256 over the parts, one after the other: 32 bytes. Each process brings its own, because the rules here know no crypto. */
export type Sha256 = (...parts: readonly Uint8Array[]) => Uint8Array

export const hashBytes = 32

export const toHex = (bytes: Uint8Array): string => Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('')

/** `hex` is an even number of hex digits. */
export const fromHex = (hex: string): Uint8Array => Uint8Array.from(hex.match(/../g) ?? [], (digits) => Number.parseInt(digits, 16))

export const sameBytes = (a: Uint8Array, b: Uint8Array): boolean => a.length === b.length && a.every((byte, at) => byte === b[at])

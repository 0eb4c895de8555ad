import type { Base64Url } from '../../../src-shared/plenary/pass.ts'

export const base64Url: Base64Url = {
  ofText: (text) => Buffer.from(text, 'utf8').toString('base64url'),
  ofBytes: (bytes) => Buffer.from(bytes).toString('base64url'),
  toText: (text) => Buffer.from(text, 'base64url').toString('utf8'),
  toBytes: (text) => Buffer.from(text, 'base64url'),
}

import { chunkListSize, readChunkList } from '../../../src-shared/packs/chunk-list.ts'
import type { PackReason } from '../../../src-shared/packs/reasons.ts'
import { fingerprintOf, longestSignature, readSignature } from '../../../src-shared/packs/signature.ts'
import { type Failure, fail, ok, type Result } from '../../../src-shared/result/result.ts'
import { readManifest } from '../../../src-shared/seminar/read-manifest.ts'
import { sha256 } from './hash.ts'
import type { ControlFile, PackSource, SourceFailure } from './pack-source.ts'
import { largestManifest, readJson } from './read-json.ts'
import type { VerifiedPack } from './verified-pack.ts'
import { verifySignature } from './verify-signature.ts'

export type PackRefusal = Failure<PackReason>

/**
 * Reads and proves the control files of a pack: nothing of the manifest is looked at before its signature fits. Whose
 * key that is, and whether the pack may be used, is for `acceptPack`.
 */
export const readPack = async (source: PackSource, signal: AbortSignal): Promise<Result<VerifiedPack, PackRefusal | SourceFailure>> => {
  const manifestBytes = await control(source, 'seminar.json', largestManifest, signal)
  if (!manifestBytes.ok) return manifestBytes
  const signatureBytes = await control(source, 'seminar.sig', longestSignature, signal)
  if (!signatureBytes.ok) return signatureBytes
  const signed = readSignature(signatureBytes.value)
  if (!signed.ok) return signed
  const { publicKey, signature } = signed.value
  if (!verifySignature(publicKey, manifestBytes.value, signature))
    return fail('pack-signature-wrong', { cause: 'seminar.sig: is not over this seminar.json' })

  const json = readJson(manifestBytes.value)
  if (!json.ok) return json
  const read = readManifest(json.value)
  if (!read.ok) return read
  const { manifest, unknownKinds } = read.value
  const chunkBytes = await control(source, 'seminar.chunks', chunkListSize(manifest.files), signal)
  if (!chunkBytes.ok) return chunkBytes
  const leaves = readChunkList(sha256, manifest.files, chunkBytes.value)
  if (!leaves.ok) return leaves
  return ok({
    manifest,
    unknownKinds,
    publicKey,
    fingerprint: fingerprintOf(sha256, publicKey),
    leaves: leaves.value,
    control: { 'seminar.json': manifestBytes.value, 'seminar.sig': signatureBytes.value, 'seminar.chunks': chunkBytes.value },
  })
}

const absent = { 'seminar.json': 'pack-missing', 'seminar.sig': 'pack-unsigned', 'seminar.chunks': 'pack-incomplete' } as const
const tooLarge = { 'seminar.json': 'pack-invalid', 'seminar.sig': 'pack-unsigned', 'seminar.chunks': 'pack-incomplete' } as const

const control = async (
  source: PackSource,
  file: ControlFile,
  limit: number,
  signal: AbortSignal,
): Promise<Result<Uint8Array, PackRefusal | SourceFailure>> => {
  const found = await source.control(file, { limit, signal })
  if (found.ok) return found
  const { reason, cause = file } = found.failure
  if (reason === 'source-missing') return fail(absent[file], { cause })
  return reason === 'source-too-large' ? fail(tooLarge[file], { cause }) : found
}

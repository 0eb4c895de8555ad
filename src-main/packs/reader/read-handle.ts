import type { FileHandle } from 'node:fs/promises'
import { causeText, fail, ok, type Result } from '../../../src-shared/result/result.ts'
import { BrokenOff, type SourceFailure } from './pack-source.ts'

const pieceSize = 256 * 1024

/** Reads an open file whole, or the part of it that is `within`, and closes it; at most `limit` bytes. */
export const readWhole = async (
  handle: FileHandle,
  path: string,
  { limit, signal, within }: { limit: number; signal: AbortSignal; within?: { readonly from: number; readonly to: number } },
): Promise<Result<Uint8Array, SourceFailure>> => {
  try {
    const range = within ?? { from: 0, to: (await handle.stat()).size }
    const size = range.to - range.from
    if (size > limit) return fail('source-too-large', { cause: `${path}: has ${size} bytes; at most ${limit} are read` })
    return ok(await collected(piecesOf(handle, path, range, signal), size))
  } catch (cause) {
    return cause instanceof BrokenOff ? { ok: false, failure: cause.failure } : fail('source-unreachable', { cause })
  } finally {
    await handle.close()
  }
}

/** Bytes `from` (included) to `to` (not included) of an open file, in pieces. The caller closes it. */
export const piecesOf = async function* (
  handle: FileHandle,
  path: string,
  { from, to }: { readonly from: number; readonly to: number },
  signal: AbortSignal,
): AsyncGenerator<Uint8Array> {
  for (let at = from; at < to; ) {
    if (signal.aborted) throw new BrokenOff({ reason: 'source-stopped' })
    const length = Math.min(pieceSize, to - at)
    const { bytesRead, buffer } = await readAt(handle, path, at, length)
    if (bytesRead === 0) throw new BrokenOff({ reason: 'source-wrong', cause: `${path}: ends at ${at}` })
    at += bytesRead
    yield buffer.subarray(0, bytesRead)
  }
}

/** The same pieces; the file is closed after the last, or when nobody wants more. */
export const closing = async function* (handle: FileHandle, pieces: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  try {
    yield* pieces
  } finally {
    await handle.close()
  }
}

const readAt = async (handle: FileHandle, path: string, at: number, length: number) => {
  try {
    return await handle.read(Buffer.allocUnsafe(length), 0, length, at)
  } catch (cause) {
    throw new BrokenOff({ reason: 'source-unreachable', cause: `${path}: ${causeText(cause)}` })
  }
}

const collected = async (pieces: AsyncIterable<Uint8Array>, size: number): Promise<Uint8Array> => {
  const whole = new Uint8Array(size)
  let at = 0
  for await (const piece of pieces) {
    whole.set(piece, at)
    at += piece.length
  }
  return whole
}

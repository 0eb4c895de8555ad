#!/usr/bin/env node
import { createHash } from 'node:crypto'
import { copyFile, link, mkdir, readFile, rm, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { pathToFileURL } from 'node:url'
import { parseArgs } from 'node:util'
import { conferenceDay } from './conference-day.mjs'

const inProgramme = (manifest, change) => ({ ...manifest, programme: manifest.programme.flatMap(change) })
const recordingOf = (manifest, id) => manifest.programme.find((segment) => segment.id === id).media.sources[0].path

/** Bytes that no player can read, the same each time. */
const garbage = (size) => {
  const bytes = Buffer.allocUnsafe(size)
  for (let index = 0, state = 1; index < size; index++) {
    state = (state * 1_103_515_245 + 12_345) & 0x7fffffff
    bytes[index] = state >> 16
  }
  return bytes
}

const replace = async (file, bytes) => {
  // The file may be a hard link to the good pack's: take the link away before anything is written.
  await rm(file, { force: true })
  await writeFile(file, bytes)
}

/** The first talk's recording with other bytes in it, which the manifest then names. */
const filledWith = (bytesFor) => ({
  disk: async (directory, manifest) => {
    const broken = recordingOf(manifest, 'talk-1')
    const file = path.join(directory, broken)
    const bytes = bytesFor(manifest.files.find((one) => one.path === broken).size, await readFile(file))
    await replace(file, bytes)
    const sha256 = createHash('sha256').update(bytes).digest('hex')
    const files = manifest.files.map((one) => (one.path === broken ? { ...one, sha256 } : one))
    await writeFile(path.join(directory, 'seminar.json'), JSON.stringify({ ...manifest, files }, null, 2))
  },
})

/**
 * Packs that are broken, or unusual, in one way each. `manifest` changes what `seminar.json` says,
 * `disk` what lies in the folder; both get the good pack's manifest.
 */
export const variants = {
  'missing-talk': { disk: (directory, manifest) => rm(path.join(directory, recordingOf(manifest, 'talk-1'))) },
  /** The right size and hash, and not a video from its first byte on. */
  'unreadable-talk': filledWith(garbage),
  /** Begins as a recording does: only the player finds out. */
  'garbled-talk': filledWith((size, good) => Buffer.concat([good.subarray(0, 24), garbage(size - 24)])),
  /** Cut off in the middle, as a copy that was interrupted leaves it. */
  'short-talk': {
    disk: async (directory, manifest) => {
      const file = path.join(directory, recordingOf(manifest, 'talk-2'))
      const bytes = await readFile(file)
      await replace(file, bytes.subarray(0, Math.floor(bytes.length / 2)))
    },
  },
  'unknown-kind': {
    manifest: (manifest) =>
      inProgramme(manifest, (segment) => {
        const poll = { kind: 'poll', id: 'poll', title: { sv: 'Omröstning', en: 'Poll', da: 'Afstemning' }, seconds: 120, votes: ['a', 'b'] }
        return segment.kind === 'pause' ? [poll, segment] : [segment]
      }),
  },
  /** The plenary begins while the second talk still plays, even with everything at its minimum. */
  'impossible-times': {
    manifest: (manifest) => inProgramme(manifest, (segment) => (segment.kind === 'plenary' ? { ...segment, fixedAt: '13:50' } : segment)),
  },
  'wrong-json': { disk: (directory, manifest) => replace(path.join(directory, 'seminar.json'), JSON.stringify(manifest, null, 2).slice(0, 900)) },
  'no-manifest': { disk: (directory) => rm(path.join(directory, 'seminar.json')) },
  /** A talk without a title and a clock time that does not exist. */
  'invalid-manifest': {
    manifest: (manifest) =>
      inProgramme(manifest, ({ title, ...segment }) => (segment.kind === 'talk' ? { ...segment, fixedAt: '25:10' } : { ...segment, title })),
  },
  'other-format': { manifest: (manifest) => ({ ...manifest, format: 2 }) },
  expired: { manifest: (manifest) => ({ ...manifest, validity: { until: '2022-10-19T18:00' } }) },
  'not-yet-valid': { manifest: (manifest) => ({ ...manifest, validity: { from: '2022-10-21T06:00' } }) },
  /** Nothing is wrong with this one: another kind of programme. */
  'conference-day': {
    manifest: (manifest) =>
      conferenceDay(
        manifest,
        ['talk-1', 'talk-2'].map((id) => manifest.programme.find((segment) => segment.id === id).media),
      ),
  },
}

const linkOrCopy = async (from, to) => {
  await mkdir(path.dirname(to), { recursive: true })
  try {
    await link(from, to)
  } catch (cause) {
    if (cause.code !== 'EXDEV' && cause.code !== 'EPERM') throw cause
    await copyFile(from, to)
  }
}

/** Makes one variant of the good pack `from` in the folder `out`, anew. Answers with `out`. */
export const makeVariant = async (name, { from, out }) => {
  const variant = variants[name]
  const good = JSON.parse(await readFile(path.join(from, 'seminar.json'), 'utf8'))
  await rm(out, { recursive: true, force: true })
  await mkdir(out, { recursive: true })
  for (const file of good.files) await linkOrCopy(path.join(from, file.path), path.join(out, file.path))
  const manifest = variant.manifest?.(good) ?? good
  await writeFile(path.join(out, 'seminar.json'), JSON.stringify(manifest, null, 2))
  await variant.disk?.(out, good)
  return out
}

if (process.argv[1] !== undefined && import.meta.url === pathToFileURL(process.argv[1]).href) {
  const { values } = parseArgs({
    options: { from: { type: 'string', default: '.cache/demo-pack' }, out: { type: 'string', default: '.cache/broken-packs' } },
  })
  for (const name of Object.keys(variants)) console.log(await makeVariant(name, { from: values.from, out: path.join(values.out, name) }))
}

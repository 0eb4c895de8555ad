import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { mkdir, readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises'
import path from 'node:path'

const template = new URL('../../assets/demo/seminar.template.json', import.meta.url)

const sha256Of = async (file) => {
  const hash = createHash('sha256')
  for await (const chunk of createReadStream(file)) hash.update(chunk)
  return hash.digest('hex')
}

/** Every file below a folder except the manifest, as the manifest lists them. */
export const listFiles = async (directory) => {
  const entries = await readdir(directory, { recursive: true, withFileTypes: true })
  const files = entries.filter((entry) => entry.isFile()).map((entry) => path.join(entry.parentPath, entry.name))
  const listed = []
  for (const file of files.sort()) {
    const relative = path.relative(directory, file).split(path.sep).join('/')
    if (relative !== 'seminar.json') listed.push({ path: relative, size: (await stat(file)).size, sha256: await sha256Of(file) })
  }
  return listed
}

/**
 * Writes `seminar.json` from the demo's template: each talk gets its recording's `media`, and every file its hash.
 * `change` may alter the seminar before.
 */
export const writeManifest = async (directory, recordings, change = (seminar) => seminar) => {
  const seminar = change(JSON.parse(await readFile(template, 'utf8')))
  const programme = seminar.programme.map(({ recording, ...segment }) =>
    recording === undefined ? segment : { ...segment, media: recordings[recording] },
  )
  const manifest = { ...seminar, programme, files: await listFiles(directory) }
  await writeFile(path.join(directory, 'seminar.json'), `${JSON.stringify(manifest, null, 2)}\n`)
}

/** One hash over the content of the files from which a pack is made. */
export const stampOfSources = async (urls) => {
  const hash = createHash('sha256')
  for (const url of urls) hash.update(await readFile(url))
  return hash.digest('hex')
}

/** Whether `out` was made from these very sources and is still whole. */
export const isUpToDate = async (out, stamp) => {
  try {
    if ((await readFile(`${out}.stamp`, 'utf8')) !== stamp) return false
    const { files } = JSON.parse(await readFile(path.join(out, 'seminar.json'), 'utf8'))
    const sizes = await Promise.all(files.map(async (file) => (await stat(path.join(out, file.path))).size === file.size))
    return sizes.every(Boolean)
  } catch (cause) {
    if (cause.code === 'ENOENT') return false
    throw cause
  }
}

/** Makes a folder beside `out` and puts it in its place when it is complete, so that no half pack is ever seen. */
export const replaceWhole = async (out, stamp, fill) => {
  const making = `${out}.making-${process.pid}`
  await rm(making, { recursive: true, force: true })
  await mkdir(making, { recursive: true })
  try {
    await fill(making)
    await rm(out, { recursive: true, force: true })
    await rename(making, out)
    await writeFile(`${out}.stamp`, stamp)
  } finally {
    await rm(making, { recursive: true, force: true })
  }
}

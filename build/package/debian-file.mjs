import { chmodSync, cpSync, lstatSync, mkdirSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { lastLines, run, SetupStop } from '../setup/say.mjs'

/** Whole months and days would differ each build; one that is built again from the same commit is to be the same file. */
const epoch = () => Number(process.env.SOURCE_DATE_EPOCH ?? 1_767_225_600)

/** Fills `@NAME@` in a text. */
export const filled = (text, values) => {
  const done = Object.entries(values).reduce((all, [name, value]) => all.replaceAll(`@${name}@`, value), text)
  const left = /@[A-Z]+@/.exec(done)
  if (left !== null) throw new Error(`nothing fills ${left[0]}`)
  return done
}

/** One file of the package: copied from a path, made of a text, or a link. */
const lay = (root, { to, from, text, link, mode = 0o644 }) => {
  const target = join(root, to)
  mkdirSync(dirname(target), { recursive: true })
  if (link !== undefined) return symlinkSync(link, target)
  if (text === undefined) cpSync(from, target, { recursive: true })
  else writeFileSync(target, text)
  if (from === undefined || lstatSync(from).isFile()) chmodSync(target, mode)
}

/** Everything belongs to root, and nobody else may write it; whatever the developer's own mask was. */
const settle = (folder) => {
  chmodSync(folder, 0o755)
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name)
    if (entry.isDirectory()) settle(path)
    else if (entry.isFile()) chmodSync(path, (lstatSync(path).mode & 0o111) === 0 ? 0o644 : 0o755)
  }
}

const sizeOf = (folder) =>
  readdirSync(folder, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile())
    .reduce((all, entry) => all + Math.ceil(lstatSync(join(entry.parentPath, entry.name)).size / 1024), 0)

/**
 * Builds a .deb with Debian's own dpkg-deb. `control` has the fields that are this package's own; `scripts` the maintainer
 * scripts, filled; each file under /etc is a conffile, so that what IT changed in it stays.
 */
export const buildDebianFile = async ({ work, out, control, files, scripts }) => {
  rmSync(work, { recursive: true, force: true })
  mkdirSync(join(work, 'DEBIAN'), { recursive: true })
  for (const file of files) lay(work, file)
  settle(work)
  const size = sizeOf(work)
  const conffiles = files.filter(({ to }) => to.startsWith('etc/')).map(({ to }) => `/${to}\n`)
  const fields = { ...control, 'Installed-Size': String(size) }
  const lines = Object.entries(fields).map(([name, value]) => `${name}: ${value}\n`)
  writeFileSync(join(work, 'DEBIAN', 'control'), lines.join(''))
  if (conffiles.length > 0) writeFileSync(join(work, 'DEBIAN', 'conffiles'), conffiles.sort().join(''))
  for (const [name, text] of Object.entries(scripts)) {
    writeFileSync(join(work, 'DEBIAN', name), text)
    chmodSync(join(work, 'DEBIAN', name), 0o755)
  }
  await mustRun('sh', [
    '-c',
    `cd "$1" && find . -type f ! -path './DEBIAN/*' -printf '%P\\0' | sort -z | xargs -0 md5sum > DEBIAN/md5sums`,
    'sh',
    work,
  ])
  mkdirSync(dirname(out), { recursive: true })
  await mustRun('dpkg-deb', ['--root-owner-group', '-Zxz', '-z2', '--build', work, out], {
    env: { ...process.env, SOURCE_DATE_EPOCH: String(epoch()) },
  })
  rmSync(work, { recursive: true, force: true })
}

const mustRun = async (command, args, options) => {
  const { code, output } = await run(command, args, options)
  if (code !== 0) throw new SetupStop(`${command} failed:\n${lastLines(output)}`)
}

/** Debian wants its changelogs packed, and without the hour of the packing in them. */
export const changelog = (path, values) => {
  const date = new Date(epoch() * 1000).toUTCString().replace('GMT', '+0000')
  return gzipSync(filled(readFileSync(path, 'utf8'), { ...values, DATE: date }), { level: 9 })
}

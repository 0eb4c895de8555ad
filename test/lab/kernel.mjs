import { existsSync, mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { cache } from '../../build/setup/paths.mjs'
import { lastLines, run, SetupStop, showing } from '../../build/setup/say.mjs'

const folder = join(cache, 'lab')

/** The kernel package that Debian's own name for "the newest" stands for. */
const newestKernel = async () => {
  const { output } = await run('apt-cache', ['depends', 'linux-image-amd64'])
  const name = /Depends: (linux-image-\S+)/.exec(output)?.[1]
  if (name === undefined) throw new SetupStop(`apt does not know a kernel. Run apt-get update, and start again.\n${lastLines(output)}`)
  return name
}

/** The kernel that is kept, or null. Any will do: the lab is about our code, not about a kernel's version. */
const kept = () => {
  const modules = join(folder, 'kernel', 'lib', 'modules')
  const version = existsSync(join(folder, 'complete')) ? readdirSync(modules)[0] : undefined
  return version === undefined ? null : { root: join(folder, 'kernel'), version, image: join(folder, 'kernel', 'boot', `vmlinuz-${version}`) }
}

/** Debian's kernel, unpacked and never installed: 70 MB to fetch, once. */
export const ensureKernel = async () => {
  const there = kept()
  if (there !== null) return there
  rmSync(folder, { recursive: true, force: true })
  mkdirSync(folder, { recursive: true })
  await showing('Fetching a kernel for the lab', async (note) => {
    const name = await newestKernel()
    const step = async (command, args) => {
      const { code, output } = await run(command, args, { cwd: folder, note })
      if (code !== 0) throw new SetupStop(`The lab's kernel could not be made ready (${command} ${args.join(' ')}):\n${lastLines(output)}`)
    }
    // apt's own user may not write here, and says so; the package comes all the same.
    await step('apt-get', ['download', name])
    const package_ = readdirSync(folder).find((file) => file.endsWith('.deb'))
    if (package_ === undefined) throw new SetupStop(`apt-get download ${name} brought no package.`)
    await step('dpkg-deb', ['-x', package_, 'kernel'])
    rmSync(join(folder, package_))
    const version = readdirSync(join(folder, 'kernel', 'lib', 'modules'))[0]
    await step('depmod', ['-b', join(folder, 'kernel'), version])
    writeFileSync(join(folder, 'complete'), `${name}\n`)
  })
  const made = kept()
  if (made === null) throw new SetupStop('The lab has no kernel.')
  return made
}

import { existsSync, rmSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { cache, inRepository, repository } from '../setup/paths.mjs'
import { layOutApp } from './app-folder.mjs'

const require = createRequire(import.meta.url)
const work = join(cache, 'package-electron')

/** Where Electron's own folder for this machine is; null: it never came here. */
export const electronDist = () => {
  const override = process.env.ELECTRON_OVERRIDE_DIST_PATH
  const folder = override !== undefined && override !== '' ? override : inRepository('node_modules', 'electron', 'dist')
  return existsSync(join(folder, 'version')) ? folder : null
}

/** Runs electron-builder for Linux without anything that it would have to fetch, and answers with the folder that it made. */
export const packElectronFolder = async ({ dist, out, arch = 'x64', targets = ['dir'] }) => {
  await layOutApp({ to: join(work, 'app'), shell: 'electron', system: `linux-${arch}`, extra: ['node_modules/electron'] })
  rmSync(join(out, arch === 'x64' ? 'linux-unpacked' : `linux-${arch}-unpacked`), { recursive: true, force: true })
  const { build, Platform, Arch } = require('electron-builder')
  await build({
    projectDir: repository,
    targets: Platform.LINUX.createTarget(targets, Arch[arch]),
    publish: 'never',
    config: { extends: 'electron-builder.yml', electronDist: dist, directories: { output: out } },
  })
  return join(out, arch === 'x64' ? 'linux-unpacked' : `linux-${arch}-unpacked`)
}

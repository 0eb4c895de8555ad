import { mkdirSync, rmSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { ensurePackages } from '../setup/debian.mjs'
import { findElectron } from '../setup/electron.mjs'
import { inRepository } from '../setup/paths.mjs'
import { SetupStop, say, seconds } from '../setup/say.mjs'

const help = `Usage: npm run package

Builds what this machine can build, into release/, each with its bill of materials.
On Debian or Ubuntu, x64 or arm64:
  talkroom-chromium_VERSION_ARCH.deb    for Debian, with the system's Chromium as the window
  talkroom_VERSION_ARCH.deb, .tar.gz    for Debian and Ubuntu, with Electron; where Electron's binary is here or arrives
On Windows, x64:
  Talkroom-Setup-VERSION.exe            signed where WIN_CSC_LINK and WIN_CSC_KEY_PASSWORD name a certificate
`

/** Builds the packages, and says of each one that could not be built why. */
export const packageTask = async (argv) => {
  if (argv.includes('--help') || argv.includes('-h')) {
    say(help)
    return 0
  }
  if (argv.length > 0) throw new SetupStop(`npm run package takes no options; "${argv[0]}" is none.\n\n${help}`)
  const began = performance.now()
  const out = inRepository('release')
  if (process.platform === 'win32') {
    const { buildWindowsInstaller } = await import('../package/windows-installer.mjs')
    await buildWindowsInstaller({ out })
    say(`Built in ${seconds(began)}.`)
    return 0
  }
  if (process.platform !== 'linux') throw new SetupStop('Packages are built on Debian, Ubuntu or Windows, each for itself.')
  await ensurePackages(['package'])
  rmSync(out, { recursive: true, force: true })
  mkdirSync(out, { recursive: true })
  const { buildChromiumPackage } = await import('../package/chromium-package.mjs')
  const made = [await buildChromiumPackage({ out })]
  const { path, why } = await findElectron()
  if (path === null) say(`The packages with Electron were not built: ${why}. Their contents are tried on a stand-in by the unit tests.`)
  else {
    const { packElectronFolder } = await import('../package/electron-folder.mjs')
    const { buildElectronPackage } = await import('../package/electron-package.mjs')
    const dist = join(path, '..')
    process.env.ELECTRON_BUILDER_7ZIP_PATH ??= '/usr/bin/7za'
    const folder = await packElectronFolder({ dist, out: join(out, 'electron'), arch: process.arch, targets: ['dir', 'tar.gz'] })
    made.push(await buildElectronPackage({ folder, out, arch: process.arch }))
  }
  for (const file of made) say(`${file} (${(statSync(file).size / 1_000_000).toFixed(1)} MB)`)
  say(`Built in ${seconds(began)}.`)
  return 0
}

import { existsSync, readdirSync, rmSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { cache, inRepository, repository } from '../setup/paths.mjs'
import { lastLines, run, SetupStop, say, showing } from '../setup/say.mjs'
import { layOutApp } from './app-folder.mjs'

/** Lays out what the installer holds, and has electron-builder pack it. It fetches Electron and NSIS the first time. */
export const buildWindowsInstaller = async ({ out }) => {
  if (process.arch !== 'x64') throw new SetupStop(`The installer is built on Windows for x64; this machine is ${process.arch}.`)
  rmSync(out, { recursive: true, force: true })
  await layOutApp({ to: join(cache, 'package-electron', 'app'), shell: 'electron', system: 'win32-x64', extra: ['node_modules/electron'] })
  const builder = inRepository('node_modules', 'electron-builder', 'cli.js')
  const { code, output } = await showing('The installer for Windows', (note) =>
    run(process.execPath, [builder, '--win', '--x64', '--publish', 'never'], { cwd: repository, note }),
  )
  if (code !== 0) throw new SetupStop(`electron-builder could not make it. Is the network reachable?\n${lastLines(output)}`)
  const made = existsSync(out) ? readdirSync(out).filter((name) => name.endsWith('.exe')) : []
  if (made.length === 0) throw new SetupStop(`electron-builder said nothing of a mistake and left no installer in ${out}.`)
  for (const name of made) {
    const path = join(out, name)
    const signature = await signatureOf(path)
    say(`${path} (${(statSync(path).size / 1_000_000).toFixed(1)} MB)`)
    if (signature !== 'Valid') say(`Its signature is no good (${signature}): Windows will warn, and no room takes it as an update (docs/updates.md).`)
  }
}

/** What Windows itself says of it: `Valid`, `NotSigned`, … */
const signatureOf = async (path) => {
  const script = '(Get-AuthenticodeSignature -LiteralPath $env:TALKROOM_INSTALLER).Status'
  const env = { ...process.env, TALKROOM_INSTALLER: path }
  return (await run('powershell.exe', ['-NoProfile', '-NonInteractive', '-Command', script], { env })).output.trim()
}

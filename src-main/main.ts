import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join, resolve } from 'node:path'
import { app, BrowserWindow, crashReporter, Menu, powerMonitor, powerSaveBlocker, screen, session } from 'electron'
import { boot } from './boot.ts'
import { packaged } from './build-info.ts'
import { updateCode } from './exit-codes.ts'
import { ownArguments, parseOptions } from './options.ts'
import { afterInTheWorld } from './shell/after.ts'
import { hidesAddresses } from './shell/chromium-features.ts'
import { createElectronShell } from './shell/electron/electron-shell.ts'
import { litConnector } from './shell/lit-connector.ts'
import { inOwnSession } from './shell/own-session.ts'
import { systemProfile } from './system-profile.ts'
import { createElectronUpdater } from './updates/electron-updater.ts'
import { whyNotReplace } from './updates/may-replace.ts'
import type { Updater } from './updates/updater.ts'

// Before anything else: without a listener of our own Electron would show a box that waits for a mouse.
process.once('uncaughtException', (error) => {
  process.stderr.write(`${error.stack ?? error.message}\n`)
  app.exit(1)
})
// Electron itself only warns of a promise that nobody waits for, and a start that failed would stay black for ever.
process.on('unhandledRejection', (mistake) => {
  throw mistake
})

// No fuse shuts these; Electron reads them only after this file has run.
if (packaged) for (const name of ['remote-debugging-port', 'remote-debugging-pipe']) app.commandLine.removeSwitch(name)
// Its port would be open to the network from the first plenary on.
app.commandLine.appendSwitch('disable-features', hidesAddresses)
app.enableSandbox()

// The commands for IT staff come along in the one program: no fuse lets it be run as Node.
const commandAt = process.argv.indexOf('--talkroom-command')
const isCommand = commandAt !== -1
if (!isCommand) crashReporter.start({ uploadToServer: false })
let updater: Updater | null = null

const argv = ownArguments(process.argv.slice(1))
const options = parseOptions(argv)
// Chromium's part of the profile gets a folder of its own, and the lock that allows one kiosk goes with it.
const unnamed = () => (process.platform === 'win32' ? systemProfile(process.env, process.platform) : app.getPath('userData'))
const profile = options.ok && options.value.profile !== null ? resolve(options.value.profile) : unnamed()
// Whoever gives a command may be root: a folder of root's in the kiosk's profile would lock the kiosk out of it.
const userData = isCommand ? mkdtempSync(join(tmpdir(), 'talkroom-command-')) : join(profile, 'electron')
app.setPath('userData', userData)
const withoutGraphics = join(profile, 'without-graphics')

if (isCommand) {
  void import('./cli/run-talkroom.ts')
    .then(({ runTalkroom }) => runTalkroom(process.argv.slice(commandAt + 1), { profile: systemProfile(process.env, process.platform) }))
    .then((code) => {
      try {
        rmSync(userData, { recursive: true, force: true })
      } catch {
        // Windows deletes nothing that is open still. It lies among what is temporary, and the answer counts.
      }
      app.exit(code)
    })
} else if (app.requestSingleInstanceLock()) {
  if (existsSync(withoutGraphics)) {
    app.disableHardwareAcceleration()
    // Once: a driver that was mended meanwhile gets another chance at the start after this one.
    rmSync(withoutGraphics, { force: true })
  }
  // Not awaited: Electron becomes ready only when this file has run.
  void boot({
    argv,
    rendererDirectory: join(import.meta.dirname, '..', 'renderer'),
    profileDirectory: () => profile,
    systemProxy: (address) => app.resolveProxy(address),
    settings: async (directory, log, policy) => (await import('./settings/electron-settings.ts')).createElectronSettings(directory, log, policy),
    updater: (log) => {
      if (process.platform !== 'win32' || !packaged) return null
      const why = whyNotReplace(dirname(process.execPath))
      if (why !== null) {
        log.info('newer versions are for IT to install, because this account may not change the program (docs/updates.md)', { why })
        return null
      }
      updater = createElectronUpdater({
        configuration: join(process.resourcesPath, 'app-update.yml'),
        log,
        load: async () => (await import('electron-updater')).default.autoUpdater,
      })
      return updater
    },
    shell: (_, log, secondStarts) =>
      createElectronShell({
        electron: { app, BrowserWindow, Menu, powerMonitor, powerSaveBlocker, screen, session },
        developerTools: !packaged,
        after: afterInTheWorld,
        log,
        secondStarts,
        ownSession: inOwnSession(process.env) ? { lit: () => litConnector() } : null,
        onGraphicsTrouble: () => writeFileSync(withoutGraphics, ''),
      }),
    // Everything has stopped by now, and nothing keeps Electron from quitting: the installer may start.
    exit: (code) => (code === updateCode && updater !== null ? updater.install() : app.exit(code)),
  })
} else app.exit(0)

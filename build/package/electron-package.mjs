import { cpSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { cache, inRepository } from '../setup/paths.mjs'
import { buildDebianFile } from './debian-file.mjs'
import { linuxFiles, maintainerScripts } from './linux-files.mjs'

export const electronPackageName = 'talkroom'
const program = 'usr/lib/talkroom'
const asset = (name) => inRepository('assets', 'linux', name)
const architectures = { x64: 'amd64', arm64: 'arm64' }

/** The package for Debian and Ubuntu, of a folder that electron-builder made. */
export const buildElectronPackage = async ({ folder, out, arch }) => {
  const version = readFileSync(inRepository('package.json'), 'utf8').match(/"version": "(.*?)"/)[1]
  const work = join(cache, `package-electron-${arch}`)
  const electron = join(work, 'electron')
  rmSync(work, { recursive: true, force: true })
  cpSync(folder, electron, { recursive: true })
  const licences = readFileSync(join(electron, 'licences.txt'))
  // Where everybody on Debian looks for it.
  rmSync(join(electron, 'licences.txt'))
  const architecture = architectures[arch]
  const file = join(out, `${electronPackageName}_${version}_${architecture}.deb`)
  await buildDebianFile({
    work: join(work, 'root'),
    out: file,
    control: control(version, architecture),
    scripts: maintainerScripts({ more: readFileSync(asset('debian/postinst-electron'), 'utf8') }),
    files: [
      { to: `${program}/electron`, from: electron },
      { to: `${program}/version`, text: `${version}\n` },
      { to: `${program}/kiosk`, from: asset('kiosk-electron.sh'), mode: 0o755 },
      { to: `${program}/command`, from: asset('command-electron.sh'), mode: 0o755 },
      ...linuxFiles({
        packageName: electronPackageName,
        version,
        licences,
        apparmor: { to: 'usr/share/talkroom/apparmor', from: asset('apparmor-electron') },
      }),
    ],
  })
  rmSync(work, { recursive: true, force: true })
  return file
}

const control = (version, architecture) => ({
  Package: electronPackageName,
  Version: version,
  Architecture: architecture,
  Maintainer: 'Talkroom <talkroom@example.org>',
  Section: 'misc',
  Priority: 'optional',
  Homepage: 'https://talkroom.example.org',
  'Pre-Depends': 'init-system-helpers (>= 1.54~)',
  // Electron's own, and what the native module for buttons and the session need. ALSA's real name on Ubuntu from 24.04 stands
  // first: there the other one is a name that several packages answer to, one of them without any sound.
  Depends:
    'cage, libasound2t64 | libasound2, libatspi2.0-0, libc6 (>= 2.28), libdrm2, libgbm1, libgtk-3-0, libnotify4, libnss3, libpam-systemd, libsecret-1-0, libudev1, libusb-1.0-0, libuuid1, libxss1, libxtst6, mount, passwd, systemd (>= 247), udev, xdg-utils, xwayland',
  Recommends: 'pipewire-pulse | pulseaudio, pulseaudio-utils, wireplumber | pulseaudio',
  Suggests: 'apparmor, apparmor-utils, prometheus-node-exporter',
  Conflicts: 'talkroom-chromium',
  Description: `kiosk for the room of a hybrid seminar
 Talkroom is the screen of a room in which a group takes part in a seminar:
 it shows the talks, gives everybody at the table a turn, and brings what the
 group wants to say to the others.
 .
 The session that shows it on the first console is switched on by hand.`,
})

import { cpSync, existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { nodePackageFor } from '../setup/node-package.mjs'
import { cache, inRepository } from '../setup/paths.mjs'
import { SetupStop, showing } from '../setup/say.mjs'
import { layOutApp } from './app-folder.mjs'
import { buildDebianFile } from './debian-file.mjs'
import { linuxFiles, maintainerScripts } from './linux-files.mjs'

export const chromiumPackageName = 'talkroom-chromium'
const program = 'usr/lib/talkroom'
const architectures = { x64: 'amd64', arm64: 'arm64' }
const asset = (name) => inRepository('assets', 'linux', name)

/**
 * The kiosk for Debian with the distribution's own Chromium as its window. It brings the Node that it was tried with,
 * because Debian's is older than what it needs.
 */
export const buildChromiumPackage = async ({ out, version: asked, arch = process.arch }) => {
  const node = nodePackageFor('linux', arch)
  if (node === null) throw new SetupStop(`The package for Debian (Chromium) is built on x64 or arm64; this machine is ${arch}.`)
  if (!existsSync(node.program)) throw new SetupStop(`The package for ${arch} is built on ${arch}: npm puts ${node.name} on no other machine.`)
  const architecture = architectures[arch]
  const work = join(cache, 'package-chromium')
  const app = join(work, 'app')
  return showing('The package for Debian (Chromium)', async (note) => {
    note('laying out')
    const { version: own } = await layOutApp({ to: app, shell: 'chromium', system: `linux-${arch}`, extra: [`node_modules/${node.name}`] })
    const version = asked ?? own
    mkdirSync(join(app, 'bin'), { recursive: true })
    cpSync(node.program, join(app, 'bin', 'node'), { dereference: true })
    const licences = readFileSync(join(app, 'licences.txt'))
    rmSync(join(app, 'licences.txt'))
    const file = join(out, `${chromiumPackageName}_${version}_${architecture}.deb`)
    note('packing')
    await buildDebianFile({
      work: join(work, 'root'),
      out: file,
      control: control(version, architecture),
      scripts: maintainerScripts(),
      files: [
        { to: program, from: app },
        { to: `${program}/version`, text: `${version}\n` },
        { to: `${program}/kiosk`, from: asset('kiosk-chromium.sh'), mode: 0o755 },
        { to: `${program}/command`, from: asset('command-chromium.sh'), mode: 0o755 },
        ...linuxFiles({ packageName: chromiumPackageName, version, licences, apparmor: { to: 'etc/apparmor.d/talkroom', from: asset('apparmor') } }),
        { to: `usr/share/lintian/overrides/${chromiumPackageName}`, from: asset('lintian-overrides') },
      ],
    })
    rmSync(app, { recursive: true, force: true })
    return file
  })
}

const control = (version, architecture) => ({
  Package: chromiumPackageName,
  Version: version,
  Architecture: architecture,
  Maintainer: 'Talkroom <talkroom@example.org>',
  Section: 'misc',
  Priority: 'optional',
  Homepage: 'https://talkroom.example.org',
  'Pre-Depends': 'init-system-helpers (>= 1.54~)',
  Depends:
    'cage, chromium, libc6 (>= 2.28), libgcc-s1, libpam-systemd, libstdc++6 (>= 10), libudev1, libusb-1.0-0, mount, openbox, passwd, systemd (>= 247), udev, x11-xserver-utils, xwayland',
  Recommends: 'pipewire-pulse | pulseaudio, pulseaudio-utils, wireplumber | pulseaudio',
  Suggests: 'apparmor, apparmor-utils, prometheus-node-exporter',
  Conflicts: 'talkroom',
  Provides: 'talkroom',
  Description: `kiosk for the room of a hybrid seminar, in the system's Chromium
 Talkroom is the screen of a room in which a group takes part in a seminar:
 it shows the talks, gives everybody at the table a turn, and brings what the
 group wants to say to the others.
 .
 This package runs it in Chromium as Debian has it. The session that shows it
 on the first console is switched on by hand.`,
})

import { existsSync, readdirSync } from 'node:fs'
import { findProgram } from './paths.mjs'
import { lastLines, run, SetupStop, say, showing } from './say.mjs'

/** The Debian package that brings each program. */
const packages = {
  chromium: ['chromium'],
  openbox: ['openbox'],
  'x11-xserver-utils': ['xset', 'xrandr'],
  xvfb: ['Xvfb'],
  ffmpeg: ['ffmpeg', 'ffprobe'],
  'espeak-ng': ['espeak-ng'],
  xdotool: ['xdotool'],
  'poppler-utils': ['pdftotext', 'pdftoppm'],
  'nginx-light': ['nginx'],
  janus: ['janus'],
  'janus-demos': ['/usr/share/janus/demos/videoroomtest.html'],
  postgresql: ['pg_ctlcluster'],
  iproute2: ['ss', 'ip'],
  nftables: ['nft'],
  coturn: ['turnserver'],
  'libnss3-tools': ['certutil'],
  'firefox-esr': ['firefox-esr'],
  pulseaudio: ['pulseaudio'],
  'pulseaudio-utils': ['pactl', 'pacat', 'parec'],
  'xserver-xorg-core': ['Xorg'],
  'xserver-xorg-video-dummy': ['/usr/lib/xorg/modules/drivers/dummy_drv.so'],
  'qemu-system-x86': ['qemu-system-x86_64'],
  'busybox-static': ['busybox'],
  kmod: ['modprobe', 'depmod'],
  cpio: ['cpio'],
  'dpkg-dev': ['dpkg-deb'],
  'p7zip-full': ['7za'],
  lintian: ['lintian'],
  shellcheck: ['shellcheck'],
  apparmor: ['apparmor_parser'],
  'desktop-file-utils': ['desktop-file-validate'],
  debootstrap: ['debootstrap'],
  gnupg: ['gpg'],
}

/** What each purpose needs, by package. */
export const needs = {
  chromium: ['chromium', 'openbox', 'x11-xserver-utils'],
  headless: ['xvfb', 'openbox'],
  demo: ['ffmpeg', 'espeak-ng'],
  desk: ['ffmpeg'],
  sound: ['pulseaudio', 'pulseaudio-utils'],
  test: [
    'xdotool',
    'poppler-utils',
    'xserver-xorg-core',
    'xserver-xorg-video-dummy',
    'janus',
    'postgresql',
    'iproute2',
    'nftables',
    'coturn',
    'libnss3-tools',
    'firefox-esr',
  ],
  bench: ['nginx-light', 'xdotool', 'janus', 'janus-demos'],
  lab: ['qemu-system-x86', 'busybox-static', 'kmod', 'cpio'],
  package: ['dpkg-dev', 'p7zip-full', 'lintian', 'shellcheck', 'apparmor', 'desktop-file-utils'],
  cleanRoot: ['debootstrap', 'gnupg', 'lintian'],
}

/** A Chromium that was named by hand stands in for the package; a driver is no program, and has its place. */
const isThere = (program) =>
  program.startsWith('/') ? existsSync(program) : (program === 'chromium' && (process.env.CHROMIUM ?? '') !== '') || findProgram(program) !== null

export const missingPackages = (purposes) => {
  const wanted = new Set(purposes.flatMap((purpose) => needs[purpose]))
  return [...wanted].filter((name) => !packages[name].every(isThere))
}

/** Installs what is missing where that is possible, and says how where it is not. */
export const ensurePackages = async (purposes) => {
  const missing = missingPackages(purposes)
  if (missing.length === 0) return
  const apt = findProgram('apt-get')
  if (apt === null)
    throw new SetupStop(`These programs are missing: ${missing.flatMap((name) => packages[name]).join(' ')}. Install them and start again.`)
  const install = ['install', '-y', '--no-install-recommends', ...missing]
  if (process.getuid?.() !== 0)
    throw new SetupStop(`Some Debian packages are missing. Install them with this line, and start again:\n\n  sudo apt-get ${install.join(' ')}\n`)

  say(`Debian packages to install: ${missing.join(' ')}`)
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
  const apply = (args, title) => showing(title, (note) => run(apt, args, { env, note }))
  const haveLists = readdirSync('/var/lib/apt/lists').some((name) => name.endsWith('_Packages') || name.endsWith('_Packages.lz4'))
  if (!haveLists) await apply(['update'], 'Reading the package lists')
  let result = await apply(install, 'Installing Debian packages')
  if (result.code !== 0 && haveLists) {
    // Lists that are old name files that are gone by now.
    await apply(['update'], 'Reading the package lists again')
    result = await apply(install, 'Installing Debian packages')
  }
  const still = missingPackages(purposes)
  if (still.length > 0) throw new SetupStop(`These packages could not be installed: ${still.join(' ')}\n${lastLines(result.output)}`)
}

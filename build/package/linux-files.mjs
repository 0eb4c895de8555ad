import { existsSync, readFileSync } from 'node:fs'
import { gzipSync } from 'node:zlib'
import { inRepository } from '../setup/paths.mjs'
import { changelog, filled } from './debian-file.mjs'

const asset = (name) => inRepository('assets', 'linux', name)
const text = (name) => readFileSync(asset(name), 'utf8')

/** What both Debian packages lay around the program: the session, the gate for updates, links, buttons, the account. */
export const linuxFiles = ({ packageName, version, licences, apparmor }) => [
  { to: 'usr/bin/talkroom', from: asset('talkroom.sh'), mode: 0o755 },
  { to: 'usr/lib/talkroom/session', from: asset('session.sh'), mode: 0o755 },
  { to: 'usr/lib/talkroom/given-up', from: asset('given-up.sh'), mode: 0o755 },
  { to: 'usr/lib/talkroom/session-end', from: asset('session-end.sh'), mode: 0o755 },
  { to: 'usr/lib/talkroom/stick', from: asset('stick.sh'), mode: 0o755 },
  { to: 'usr/lib/talkroom/update', text: filled(text('update.sh'), { PACKAGE: packageName }), mode: 0o755 },
  { to: 'lib/systemd/system/talkroom-kiosk.service', from: asset('talkroom-kiosk.service') },
  { to: 'lib/systemd/system/talkroom-stick@.service', from: asset('talkroom-stick@.service') },
  { to: 'lib/systemd/system/talkroom-update.service', from: asset('talkroom-update.service') },
  { to: 'lib/systemd/system/talkroom-update.timer', from: asset('talkroom-update.timer') },
  { to: 'lib/systemd/system/apt-daily-upgrade.service.d/talkroom.conf', from: asset('apt-daily-upgrade.conf') },
  { to: 'lib/udev/rules.d/70-talkroom-buttons.rules', from: asset('70-talkroom-buttons.rules') },
  { to: 'lib/udev/rules.d/80-talkroom-sticks.rules', from: asset('80-talkroom-sticks.rules') },
  { to: 'usr/lib/sysusers.d/talkroom.conf', from: asset('talkroom.sysusers') },
  { to: 'usr/lib/tmpfiles.d/talkroom.conf', from: asset('talkroom.tmpfiles') },
  { to: 'usr/share/applications/talkroom.desktop', from: asset('talkroom.desktop') },
  { to: 'usr/share/icons/hicolor/scalable/apps/talkroom.svg', from: asset('talkroom.svg') },
  { to: 'etc/pam.d/talkroom', from: asset('talkroom.pam') },
  apparmor,
  { to: 'etc/apt/apt.conf.d/52talkroom', from: asset('52talkroom') },
  { to: `usr/share/doc/${packageName}/copyright`, text: copyright(packageName) },
  { to: `usr/share/doc/${packageName}/third-parties.txt.gz`, text: gzipSync(licences, { level: 9 }) },
  { to: `usr/share/doc/${packageName}/changelog.gz`, text: changelog(asset('changelog'), { PACKAGE: packageName, VERSION: version }) },
  ...manual(),
]

/** The manual page is generated with the commands (docs/policy.md); a build without it would be a mistake that nobody sees. */
const manual = () => {
  const page = inRepository('assets', 'linux', 'talkroom.1')
  return existsSync(page) ? [{ to: 'usr/share/man/man1/talkroom.1.gz', text: gzipSync(readFileSync(page), { level: 9 }) }] : []
}

export const maintainerScripts = ({ more = '' } = {}) => ({
  ...Object.fromEntries(['preinst', 'prerm', 'postrm'].map((name) => [name, text(`debian/${name}`)])),
  postinst: `${text('debian/postinst')}${more}`,
})

const copyright = (packageName) => `Format: https://www.debian.org/doc/packaging-manuals/copyright-format/1.0/
Upstream-Name: Talkroom
Comment: The program is built of works of others. Who they are, and under which
 terms each one is here, stands in /usr/share/doc/${packageName}/third-parties.txt.gz.

Files: *
Copyright: Talkroom
License: Expat
${indented(readFileSync(inRepository('LICENSE'), 'utf8'))}
`

/** A text as the further lines of a field. */
const indented = (text) =>
  text
    .trim()
    .split('\n')
    .map((line) => (line.trim() === '' ? ' .' : ` ${line.trimEnd()}`))
    .join('\n')

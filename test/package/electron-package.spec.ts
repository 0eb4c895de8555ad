import { copyFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { buildElectronPackage } from '../../build/package/electron-package.mjs'
import { cache } from '../../build/setup/paths.mjs'
import { run } from '../../build/setup/say.mjs'
import { ensureCleanRoot, inRoot } from './clean-root.mjs'
import { electronFolder } from './packages.mjs'

const out = join(cache, 'package-test')
const architectures = [
  ['x64', 'amd64'],
  ['arm64', 'arm64'],
] as const
let state = ''

beforeAll(async () => {
  for (const [arch, debian] of architectures)
    expect(await buildElectronPackage({ folder: await electronFolder(arch), out, arch })).toBe(fileFor(debian))
  state = await ensureCleanRoot()
  copyFileSync(fileFor('amd64'), join(state, 'given', 'electron.deb'))
})
afterAll(() => {
  for (const layer of ['changes', 'work', 'given']) rmSync(join(state, layer), { recursive: true, force: true })
})

const fileFor = (architecture: string) => join(out, `talkroom_0.1.0_${architecture}.deb`)
const said = async (program: string, ...args: readonly string[]): Promise<string> => {
  const { code, output } = await run(program, args)
  expect(code, output).toBe(0)
  return output.trim()
}
/** Runs a script in the clean system, which must succeed, and answers with what it printed. */
const inside = async (script: string): Promise<string> => {
  const { code, output } = await inRoot(state, `set -eu\n${script}`)
  expect(code, output).toBe(0)
  return output.trim()
}

/** Made with a stand-in for Electron's own program: what is around it is what a room PC gets. */
describe.each(architectures)('the package with Electron, for %s', (_, debian) => {
  const field = (name: string) => said('dpkg-deb', '--field', fileFor(debian), name)
  const contents = async () => (await said('dpkg-deb', '--contents', fileFor(debian))).split('\n')

  it('says what it is, for which processor, and what it needs under the names of Debian 12 and of Ubuntu 24.04', async () => {
    expect([await field('Package'), await field('Version'), await field('Architecture')]).toEqual(['talkroom', '0.1.0', debian])
    const needed = (await field('Depends')).split(', ')
    expect(needed).toEqual(expect.arrayContaining(['cage', 'libasound2t64 | libasound2', 'libgbm1', 'libgtk-3-0', 'libnss3', 'xwayland']))
    expect(needed).not.toContain('chromium')
    // The package with Debian's Chromium says that it is this one, too.
    expect(await field('Conflicts')).toBe('talkroom-chromium')
    expect(Number(await field('Installed-Size'))).toBeGreaterThan(1000)
  })

  it('has nothing in it that Debian calls an error', () =>
    said('lintian', '--fail-on', 'error', '--tag-display-limit', '0', '--allow-root', fileFor(debian)))

  it('belongs to root, can be written by nobody else, and nothing in it becomes root', async () => {
    const entries = await contents()
    expect(entries.length).toBeGreaterThan(50)
    for (const entry of entries) expect(entry).toMatch(/^[-dl]rw[x-]r-[x-]r-[x-] root\/root |^lrwxrwxrwx root\/root /)
    const programs = entries.filter((entry) => /^-rwx/.test(entry)).map((entry) => entry.split(' ').at(-1))
    for (const name of ['electron/talkroom', 'electron/chrome-sandbox', 'electron/chrome_crashpad_handler', 'kiosk', 'command', 'session', 'update'])
      expect(programs).toContain(`./usr/lib/talkroom/${name}`)
  })

  it('brings its archive, the native binary of that processor alone, and everybody’s terms', async () => {
    const paths = (await contents()).map((entry) => entry.split(/\s+/)[5] ?? '')
    expect(paths).toContain('./usr/lib/talkroom/electron/resources/app.asar')
    const natives = paths.filter((path) => path.endsWith('.node'))
    const arch = debian === 'amd64' ? 'x64' : debian
    expect(natives).toHaveLength(2)
    for (const path of natives) expect(path).toContain(`-linux-${arch}/`)
    expect(paths).toContain('./usr/share/doc/talkroom/third-parties.txt.gz')
    expect(paths.filter((path) => /\.test\.|\.spec\.|\.map$|\.tsx?$|fake|double|\.key$|\.pem$|\.env|bin\/node$/.test(path))).toEqual([])
  })
})

describe('the package with Electron, on a clean Debian system', () => {
  it('is set up, with units that the system understands and an account for the kiosk', async () => {
    // What Electron's own program needs is two hundred packages, and the stand-in needs none.
    await inside('dpkg -i --force-depends /given/electron.deb')
    expect(await inside('dpkg-query --status talkroom | grep ^Status:')).toBe('Status: install ok installed')
    expect(await inside('systemd-analyze verify --man=no /lib/systemd/system/talkroom-*.service /lib/systemd/system/talkroom-update.timer')).toBe('')
    expect(await inside('desktop-file-validate /usr/share/applications/talkroom.desktop')).toBe('')
    expect(await inside('getent passwd talkroom')).toContain(':/var/lib/talkroom:/usr/sbin/nologin')
    expect(await inside('stat -c %a /usr/lib/talkroom/electron/chrome-sandbox')).toBe('755')
  })

  it('has the profile for AppArmor where the system’s parser knows its kind, and only there', async () => {
    const told = await inside(`apparmor_parser --skip-kernel-load --skip-cache /usr/share/talkroom/apparmor >/dev/null 2>&1 && echo known
test ! -e /etc/apparmor.d/talkroom || echo there`)
    expect(['', 'known\nthere']).toContain(told)
  })

  it('says what to do where the system lets no program build its sandbox', async () => {
    const told = await inside(`for setting in kernel user; do mkdir -p /tmp/sys/$setting; done
echo 0 > /tmp/sys/kernel/unprivileged_userns_clone; echo 0 > /tmp/sys/user/max_user_namespaces
mount --bind /tmp/sys /proc/sys
/var/lib/dpkg/info/talkroom.postinst configure 2>&1 >/dev/null | grep ^talkroom:`)
    expect(told.split('\n')).toHaveLength(2)
    expect(told).toMatch(/kernel\.unprivileged_userns_clone is 0 [\s\S]*user\.max_user_namespaces is 0 [\s\S]*\/etc\/sysctl\.d/)
    expect(await inside('/var/lib/dpkg/info/talkroom.postinst configure 2>&1 >/dev/null | grep ^talkroom: || echo quiet')).toBe('quiet')
  })

  it('keeps the version before when it is updated, and starts that one’s own program', async () => {
    await inside('echo 0.0.9 > /usr/lib/talkroom/version; dpkg -i --force-depends /given/electron.deb')
    expect(await inside('cat /var/lib/talkroom-previous/version /usr/lib/talkroom/version')).toBe('0.0.9\n0.1.0')
    await inside('test -x /var/lib/talkroom-previous/electron/talkroom && /var/lib/talkroom-previous/kiosk')
  })

  it('goes without leaving anything of its own behind', async () => {
    await inside('dpkg -P talkroom')
    expect(await inside('find / -xdev -name "*talkroom*" -not -path "/proc/*" -not -path "/var/lib/dpkg/*" -not -path "/tmp/*"')).toBe('')
    expect(await inside('getent passwd talkroom || getent group talkroom || echo nobody')).toBe('nobody')
  })
})

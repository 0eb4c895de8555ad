import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { cache, inRepository } from '../../build/setup/paths.mjs'
import { lastLines, run, SetupStop, showing } from '../../build/setup/say.mjs'

const suite = 'bookworm'
/** What the package asks for and recommends, put in beforehand so that installing it takes seconds; and what looks at it there. */
const prepared = ['cage', 'chromium', 'libpam-systemd', 'libudev1', 'libusb-1.0-0', 'openbox', 'systemd', 'udev', 'x11-xserver-utils', 'xwayland']
const recommended = ['pipewire-pulse', 'pulseaudio-utils', 'wireplumber']
const tools = ['apparmor', 'desktop-file-utils', 'grim', 'procps', 'sudo', 'systemd-sysv', 'systemd-timesyncd', 'xdg-utils']

/**
 * A bare Debian system in a folder, made once (a minute and a half) and never changed: each run has its changes in a
 * layer over it. Needs root.
 */
export const ensureCleanRoot = async () => {
  const state = join(cache, 'package-root')
  const base = join(state, 'base')
  const stamp = join(state, 'stamp')
  const name = [suite, ...prepared, ...recommended, ...tools].join(' ')
  if (!existsSync(stamp) || readFileSync(stamp, 'utf8') !== name) {
    rmSync(stamp, { force: true })
    rmSync(base, { recursive: true, force: true })
    mkdirSync(base, { recursive: true })
    await showing('A clean Debian system', async (note) => {
      await must(note, 'debootstrap', ['--variant=minbase', '--include=ca-certificates', suite, base])
      // No service may start in there.
      writeFileSync(join(base, 'usr/sbin/policy-rc.d'), '#!/bin/sh\nexit 101\n', { mode: 0o755 })
      const inside = `mount -t proc proc "$1/proc" && exec chroot "$1" env DEBIAN_FRONTEND=noninteractive LC_ALL=C apt-get install -y --no-install-recommends ${[...prepared, ...recommended, ...tools].join(' ')}`
      await must(note, 'unshare', ['--mount', 'sh', '-c', inside, 'sh', base])
    })
    writeFileSync(stamp, name)
  }
  for (const layer of ['changes', 'work']) rmSync(join(state, layer), { recursive: true, force: true })
  for (const folder of ['changes', 'work', 'root', 'given']) mkdirSync(join(state, folder), { recursive: true })
  return state
}

/** Runs a shell script as root of the clean system. Its processes end with it. */
export const inRoot = (state, script, { pack = inRepository('.cache', 'demo-pack'), args = /** @type {string[]} */ ([]), timeout = 90_000 } = {}) =>
  run(
    'unshare',
    ['--mount', '--pid', '--fork', '--kill-child', 'sh', inRepository('test', 'package', 'enter.sh'), state, 'sh', '-c', script, 'sh', ...args],
    {
      timeout,
      env: { ...process.env, PACK: pack },
    },
  )

const must = async (note, command, args) => {
  const { code, output } = await run(command, args, { note })
  if (code !== 0) throw new SetupStop(`${command} failed:\n${lastLines(output)}`)
}

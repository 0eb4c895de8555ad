import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openArchive } from './apt-archive.mjs'
import { ensureCleanRoot } from './clean-root.mjs'
import { switchOn } from './live-room.mjs'
import { asVersion } from './packages.mjs'
import { organiser, writeSeminar } from './room-pack.ts'

let state = ''
let room: Awaited<ReturnType<typeof switchOn>>
let archive: Awaited<ReturnType<typeof openArchive>>
const profile = '/var/lib/talkroom/.config/talkroom'
const folder = () => join(state, 'given', 'archive')
const offer = async (version: string, replaced?: Record<string, string>, by?: 'own' | 'strange') => {
  await asVersion(version, join(folder(), `talkroom-chromium_${version}_amd64.deb`), replaced)
  await archive.publish(by === undefined ? {} : { by })
}
/** What the timer does each hour, now. Answers with what it told the journal. */
const hourly = async (): Promise<string> => {
  const before = await room.does('date +%s.%N')
  await room.does('systemctl start talkroom-update.service', { timeout: 120_000 })
  return room.does(`journalctl -u talkroom-update -o cat --since "@${before}"`)
}
const installed = () => room.does('dpkg-query --show talkroom-chromium | cut -f 2; cat /usr/lib/talkroom/version')
const versions = (version: string) => `${version}\n${version}`
const runs = `cat /proc/$(pgrep -f 'bin/node .*main/chromium-main' | head -1)/cmdline | tr '\\0' ' '`
const ready = "journalctl -t talkroom -o cat | grep -c 'page ready' || true"

beforeAll(async () => {
  state = await ensureCleanRoot()
  await writeSeminar(join(state, 'given', 'pack'), 2)
  room = await switchOn(state)
  archive = await openArchive(folder(), room.first)
  await offer('0.1.0')
  const policy = { room: 'Biblioteket', updates: { install: 'when-free' }, trustedKeys: [organiser] }
  await room.does(
    `install -D -m 644 /given/archive/talkroom.gpg /etc/apt/keyrings/talkroom.gpg
rm -f /etc/apt/sources.list; printf '%s\\n' "$1" > /etc/apt/sources.list.d/talkroom.list
apt-get -qq update
apt-get -qq -y install talkroom-chromium
printf '%s' "$2" > /etc/talkroom/policy.json`,
    { args: [archive.source, JSON.stringify(policy)], timeout: 120_000 },
  )
})
afterAll(async () => {
  await archive.close()
  await room.off()
  for (const layer of ['changes', 'work', 'given']) rmSync(join(state, layer), { recursive: true, force: true })
})

describe('updates by apt from an archive that IT has', () => {
  it('wait, though fetched, while nothing is known of the room', async () => {
    await offer('0.1.1')
    expect(await hourly()).toContain('Nothing is known of the kiosk')
    expect(await installed()).toBe(versions('0.1.0'))
    expect(await room.does('ls /var/cache/apt/archives')).toContain('talkroom-chromium_0.1.1_amd64.deb')
  })

  it('wait while a seminar is near', async () => {
    await room.does('talkroom packs import /pack; systemctl enable --now talkroom-kiosk')
    await room.until(ready, /^[1-9]/)
    await room.until('talkroom status --json || true', /"title": \{\s+"sv": "Prov"/)
    expect(await hourly()).toContain('A seminar is on or near')
    expect(await installed()).toBe(versions('0.1.0'))
  })

  it('are not even fetched where IT says no', async () => {
    await room.does(`sed -i 's/when-free/never/' /etc/talkroom/policy.json; rm -f /var/cache/apt/archives/*.deb`)
    await hourly()
    expect(await room.does('ls /var/cache/apt/archives')).not.toContain('.deb')
    await room.does(`sed -i 's/never/when-free/' /etc/talkroom/policy.json`)
  })

  it('come when the room is free, and the session goes on with the new version', async () => {
    await room.does('systemctl stop talkroom-kiosk; talkroom packs remove demo; systemctl start talkroom-kiosk')
    await room.until('talkroom status --json || true', /"seminar": null/)
    const before = Number(await room.does(ready))
    expect(await hourly()).toContain('Now is a good time')
    expect(await installed()).toBe(versions('0.1.1'))
    expect(await room.does('cat /var/lib/talkroom-previous/version')).toBe('0.1.0')
    await room.until(ready, new RegExp(`^${before + 1}$`))
  })

  it('that somebody else has signed are not taken', async () => {
    await offer('0.1.9', undefined, 'strange')
    await hourly().catch(() => '')
    expect(await installed()).toBe(versions('0.1.1'))
    rmSync(join(folder(), 'talkroom-chromium_0.1.9_amd64.deb'))
  })

  it('that end at once give way to the version before after three starts, and the commands are its own too', async () => {
    const broken = '#!/bin/sh\nexit 1\n'
    await offer('0.1.2', { 'usr/lib/talkroom/kiosk': broken, 'usr/lib/talkroom/command': broken })
    const before = Number(await room.does(ready))
    await hourly()
    expect(await installed()).toBe(versions('0.1.2'))
    const { milliseconds } = await room.until(ready, new RegExp(`^${before + 1}$`))
    expect(milliseconds).toBeLessThan(30_000)
    expect(await room.does('journalctl -t talkroom -o cat')).toContain('version 0.1.2 did not come up 3 times in a row; 0.1.1 runs instead')
    expect(await room.does(runs)).toContain('/var/lib/talkroom-previous/')
    expect(await room.does('talkroom status || true')).toContain('The kiosk runs')
  })

  it('mend it: the next version is taken, tried anew, and the last good one is kept behind it', async () => {
    await offer('0.1.3')
    const before = Number(await room.does(ready))
    await hourly()
    expect(await installed()).toBe(versions('0.1.3'))
    expect(await room.does('cat /var/lib/talkroom-previous/version')).toBe('0.1.1')
    await room.until(ready, new RegExp(`^${before + 1}$`))
    expect(await room.does(runs)).toContain('/usr/lib/talkroom/')
    // Half a minute on the screen, and its start was a good one.
    await room.until(`test -e /var/lib/talkroom/.local/state/talkroom/starts || echo forgotten`, /forgotten/, 45_000)
    expect(await room.does(`grep '"state"' ${profile}/status.json | head -1`)).toContain('running')
  })
})

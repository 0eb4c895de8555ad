import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { startDisplay } from '../../build/setup/display.mjs'
import { run } from '../../build/setup/say.mjs'
import { ensureCleanRoot, inRoot } from './clean-root.mjs'
import { asVersion, builtPackage } from './packages.mjs'

let state = ''

beforeAll(async () => {
  state = await ensureCleanRoot()
  await asVersion('0.1.0', join(state, 'given', 'now.deb'))
  await asVersion('0.1.1', join(state, 'given', 'next.deb'))
})
afterAll(() => {
  for (const layer of ['changes', 'work', 'given']) rmSync(join(state, layer), { recursive: true, force: true })
})

/** Runs a script in the clean system, which must succeed, and answers with what it printed. */
const inside = async (script: string, ...args: string[]): Promise<string> => {
  const { code, output } = await inRoot(state, `set -eu\n${script}`, { args })
  expect(code, output).toBe(0)
  return output.trim()
}

const asKiosk = 'setpriv --reuid=talkroom --regid=talkroom --init-groups env -i HOME=/var/lib/talkroom PATH=/usr/bin:/bin'
const profile = '/var/lib/talkroom/.config/talkroom'
/** Everything on the disk but what Debian's own tools write down of any installation. */
const everything =
  'find / -xdev \\( -path /given -o -path /pack -o -path /proc -o -path /sys -o -path /dev -o -path /run -o -path /tmp -o -path /mnt -o -path /root -o -path /var/log -o -path /var/cache -o -path /var/lib/dpkg -o -path /var/lib/apt -o -path /var/backups -o -name "*-" \\) -prune -o -print | sort'
const play = '--pack /pack --start 13:28 --speed 60 --autopilot --lang sv'
/** Until the journal says that the first talk is on; then how the kiosk stands. */
const untilFirstTalk = `for i in $(seq 1 200); do grep -q '"talk-1"' ${profile}/journal/current.jsonl 2>/dev/null && break; sleep 0.3; done
grep -q '"talk-1"' ${profile}/journal/current.jsonl
# 4: a system without a sound device needs attention, and says so.
sleep 2; talkroom status --json || test $? -eq 4`

describe('the package for Debian', () => {
  let before = ''

  it('has nothing in it that Debian calls an error', async () => {
    const { code, output } = await run('lintian', ['--fail-on', 'error', '--tag-display-limit', '0', '--allow-root', builtPackage])
    expect(code, output).toBe(0)
  })

  it('belongs to root, can be written by nobody else, and holds no tests, no sources and no secrets', async () => {
    const { output } = await run('dpkg-deb', ['--contents', builtPackage])
    const entries: string[] = output.trim().split('\n')
    expect(entries.length).toBeGreaterThan(50)
    for (const entry of entries) expect(entry).toMatch(/^[-dl]rw[x-]r-[x-]r-[x-] root\/root |^lrwxrwxrwx root\/root /)
    expect(entries.filter((entry) => /\.test\.|\.spec\.|\.map$|\.tsx?$|fake|double|\.key$|\.pem$|\.env/.test(entry))).toEqual([])
  })

  it('goes onto a clean system and gives the kiosk an account without a password or a shell', async () => {
    before = await inside(everything)
    await inside('dpkg -i /given/now.deb')
    expect(await inside('getent passwd talkroom')).toMatch(/^talkroom:[x!*]:\d+:\d+:Talkroom kiosk:\/var\/lib\/talkroom:\/usr\/sbin\/nologin$/)
    expect(await inside('getent shadow talkroom')).toMatch(/^talkroom:[!*]/)
    expect(await inside('stat -c "%U %a" /var/lib/talkroom /etc/talkroom')).toBe('talkroom 750\nroot 755')
  })

  it('has units, a desktop entry and a profile that the system understands, and is given links of invitations', async () => {
    expect(
      await inside(
        'systemd-analyze verify --man=no /lib/systemd/system/talkroom-kiosk.service /lib/systemd/system/talkroom-update.timer /lib/systemd/system/talkroom-stick@.service',
      ),
    ).toBe('')
    expect(await inside('desktop-file-validate /usr/share/applications/talkroom.desktop')).toBe('')
    expect(await inside('xdg-mime query default x-scheme-handler/talkroom')).toBe('talkroom.desktop')
    await inside('apparmor_parser --skip-kernel-load --skip-cache /etc/apparmor.d/talkroom')
    await inside('systemd-analyze security --offline=yes --threshold=35 --no-pager talkroom-kiosk.service >/dev/null')
    expect(await inside('ls /etc/systemd/system/timers.target.wants')).toContain('talkroom-update.timer')
    // Whoever only tries the package keeps the desktop that they have.
    expect(await inside('ls /etc/systemd/system/graphical.target.wants 2>/dev/null || true')).not.toContain('talkroom')
  })

  it('answers the commands for IT staff, for root about the kiosk of this computer', async () => {
    expect(await inside('talkroom --version')).toMatch(/^\d+\.\d+\.\d+$/)
    expect(await inside('talkroom status || echo "code $?"')).toContain(`${profile}: No kiosk has ever run`)
  })

  it('takes a policy, a PIN and the questions of docs/it.md, step by step', async () => {
    const told = await inside(`printf '{"room": "Biblioteket", "language": "sv", "updates": {"install": "when-free"}}' > /tmp/policy.json
install -o root -g talkroom -m 640 /tmp/policy.json /etc/talkroom/policy.json
printf '2468\\n2468\\n' | talkroom policy set-pin
talkroom policy check
talkroom policy explain | grep -E '^ *room'
stat -c '%U:%G %a' /etc/talkroom/policy.json
talkroom buttons || true
talkroom update-allowed || echo "code $?"
man --version >/dev/null 2>&1 || true; zcat /usr/share/man/man1/talkroom.1.gz | head -2`)
    expect(told).toContain('Biblioteket')
    expect(told).toContain('root:talkroom 640')
    // Nobody knows this room yet.
    expect(told).toMatch(/Start it once\.[\s\S]*code 7/)
    expect(told).toContain('.TH TALKROOM 1')
    expect(await inside('cat /etc/talkroom/policy.json')).toContain('scrypt:')
  })

  it('plays to the first talk on a plain X screen, as its own account and in Chromium’s sandbox', async () => {
    const display = await startDisplay()
    try {
      const screen = `DISPLAY=${display.display}`
      const told = await inside(`${asKiosk} ${screen} XDG_RUNTIME_DIR=/tmp /usr/lib/talkroom/session ${play} >/tmp/said 2>&1 &
${untilFirstTalk}
ps -eo args | grep -c '[-]-no-sandbox' | sed 's/^/without sandbox: /' || true
for i in $(pgrep -x chromium); do tr '\\0' ' ' < /proc/$i/cmdline | grep -q '[-]-type=renderer' && grep -h ^Seccomp: /proc/$i/status; done
sleep 28
kill -TERM $(pgrep -f '[m]ain/chromium-main.js' | head -1)
wait || true
ls ${profile.replace('.config/talkroom', '.local/state/talkroom')} | sed 's/^/count: /'`)
      expect(told).toContain('"room": "running"')
      expect(told).toContain('"shell": "chromium"')
      expect(told).toMatch(/Seccomp:\s+2/)
      expect(told).toContain('without sandbox: 0')
      // A start that stood half a minute was a good one.
      expect(told).not.toContain('count: starts')
    } finally {
      display.stop()
    }
  })

  it('plays to the first talk in the session of the unit: its compositor on a screen without a card', async () => {
    const told = await inside(`rm -rf ${profile}
uid=$(id -u talkroom); mkdir -p /run/user/$uid; chown talkroom: /run/user/$uid; chmod 700 /run/user/$uid
exec_start=$(sed -n 's/^ExecStart=//p' /lib/systemd/system/talkroom-kiosk.service)
${asKiosk} XDG_RUNTIME_DIR=/run/user/$uid WLR_BACKENDS=headless WLR_LIBINPUT_NO_DEVICES=1 WLR_RENDERER=pixman $exec_start ${play} >/tmp/said 2>&1 &
${untilFirstTalk}`)
    expect(told).toContain('"room": "running"')
  })

  it('mounts a stick to be read and nothing else, whatever it calls itself, and takes it away when it is pulled out', async () => {
    const image = join(state, 'given', 'stick.img')
    mkdirSync(join(state, 'given', 'on-it'), { recursive: true })
    writeFileSync(join(state, 'given', 'on-it', 'seminar.talkpack'), 'packed')
    const name = '../../etc/åä $'
    const made = await run('mkfs.ext4', ['-q', '-F', '-L', name, '-d', join(state, 'given', 'on-it'), image, '4M'])
    expect(made.code, made.output).toBe(0)
    const told = await inside(`loop=$(losetup --find --show /given/stick.img); name=\${loop#/dev/}
trap 'losetup --detach "$loop"' EXIT
/usr/lib/talkroom/stick mount "$name"
/usr/lib/talkroom/stick mount "$name"
LC_ALL=C.UTF-8 findmnt --noheadings --output TARGET,FSTYPE,OPTIONS --source "$loop"
ls /media/talkroom/*
for point in /media/talkroom/*; do touch "$point/new" 2>&1 || true; done
/usr/lib/talkroom/stick unmount "$name"
findmnt --source "$loop" || echo "unmounted, left: $(find /media/talkroom /run/talkroom-sticks -mindepth 1 | wc -l)"
mkdir /mnt/mine; mount "$loop" /mnt/mine; /usr/lib/talkroom/stick mount "$name"; umount /mnt/mine; rmdir /mnt/mine
dd if=/dev/zero of="$loop" bs=1M count=4 2>/dev/null; /usr/lib/talkroom/stick mount "$name"
/usr/lib/talkroom/stick wanted || echo "not wanted"`)
    expect(told).toMatch(/^\/media\/talkroom\/etc_åä__ +ext4 +ro,nosuid,nodev,noexec/m)
    expect(told).toContain('seminar.talkpack')
    expect(told).toContain('Read-only file system')
    expect(told).toContain('unmounted, left: 0')
    expect(told.match(/is the system's own, or is mounted already/g)).toHaveLength(2)
    expect(told).toContain('and not vfat, exfat, ntfs or ext4: it is left alone')
    expect(told).toContain('not wanted')
  })

  it('has rules for udev that udev understands', async () => {
    const told = await inside('udevadm test /sys/class/block/loop0 2>&1')
    for (const rules of ['70-talkroom-buttons.rules', '80-talkroom-sticks.rules'])
      expect(told).toMatch(new RegExp(`Reading rules file: \\S*${rules}`))
    expect(told).not.toMatch(/talkroom-\S+\.rules:\d+/)
  })

  it('leaves a mark when staff left the kiosk, for the unit, and none when it ended otherwise', async () => {
    const left = '/var/lib/talkroom/.local/state/talkroom/left'
    const told = await inside(`mv /usr/lib/talkroom/kiosk /tmp/kiosk
for code in 77 75 0; do rm -f /var/lib/talkroom/.local/state/talkroom/starts; printf '#!/bin/sh\\nexit %s\\n' $code > /usr/lib/talkroom/kiosk; chmod 755 /usr/lib/talkroom/kiosk
${asKiosk} /usr/lib/talkroom/session && got=0 || got=$?; echo "$code ended with $got, $(ls ${left} 2>/dev/null || echo no mark)"; done
mv /tmp/kiosk /usr/lib/talkroom/kiosk; rm -rf /var/lib/talkroom/.local`)
    expect(told).toBe(`77 ended with 77, ${left}\n75 ended with 75, no mark\n0 ended with 0, no mark`)
  })

  it('keeps what IT changed in /etc, and the version before, when it is updated', async () => {
    await inside('echo "# ours" >> /etc/apt/apt.conf.d/52talkroom; dpkg -i --force-confold /given/next.deb')
    expect(await inside('tail -1 /etc/apt/apt.conf.d/52talkroom')).toBe('# ours')
    expect(await inside('cat /usr/lib/talkroom/version /var/lib/talkroom-previous/version')).toBe('0.1.1\n0.1.0')
    expect(await inside('stat -c "%U %a" /var/lib/talkroom-previous')).toBe('root 755')
  })

  it('falls back on the version before when the new one did not come up three times, and takes a newer one again', async () => {
    const told =
      await inside(`mv /usr/lib/talkroom/bin/node /tmp/node; printf '#!/bin/sh\\nexit 1\\n' > /usr/lib/talkroom/bin/node; chmod 755 /usr/lib/talkroom/bin/node
rm -rf /var/lib/talkroom/.local
for i in 1 2 3; do ${asKiosk} /usr/lib/talkroom/session --version || echo "failed $i"; done
${asKiosk} /usr/lib/talkroom/session --help 2>&1 | head -3
dpkg -i /given/next.deb >/dev/null; echo 0.1.2 > /usr/lib/talkroom/version
${asKiosk} /usr/lib/talkroom/session --help 2>&1 | head -1`)
    expect(told).toMatch(/failed 1[\s\S]*failed 2[\s\S]*failed 3/)
    expect(told).toContain('version 0.1.1 did not come up 3 times in a row; 0.1.0 runs instead')
    expect(told.split('\n').at(-1)).toContain('Usage:')
  })

  it('goes without leaving anything behind', async () => {
    await inside('systemctl enable talkroom-kiosk.service')
    await inside('dpkg -r talkroom-chromium')
    expect(await inside('ls /var/lib/talkroom >/dev/null && echo kept')).toBe('kept')
    await inside('dpkg -P talkroom-chromium')
    expect(await inside('getent passwd talkroom || getent group talkroom || echo nobody')).toBe('nobody')
    const known = new Set(before.split('\n'))
    const left = (await inside(everything)).split('\n').filter((path) => !known.has(path))
    expect(left).toEqual([])
  })
})

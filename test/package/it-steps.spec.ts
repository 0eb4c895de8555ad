import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { ensureCleanRoot } from './clean-root.mjs'
import { type Step, stepsOfThePage } from './it-page.ts'
import { switchOn } from './live-room.mjs'
import { asVersion } from './packages.mjs'
import { organiser, writeSeminar } from './room-pack.ts'

const steps = stepsOfThePage()
let state = ''
let room: Awaited<ReturnType<typeof switchOn>>
const typed: string[] = []
const profile = '/var/lib/talkroom/.config/talkroom'
const starts = "journalctl -t talkroom -o cat | grep -c 'page ready' || true"

beforeAll(async () => {
  state = await ensureCleanRoot()
  await asVersion('0.1.0', join(state, 'given', 'talkroom-chromium_0.1.0_amd64.deb'))
  await writeSeminar(join(state, 'given', 'pack'), 240)
  room = await switchOn(state)
})
afterAll(async () => {
  await room.off()
  for (const layer of ['changes', 'work', 'given']) rmSync(join(state, layer), { recursive: true, force: true })
})

const step = (number: number): Step => steps.find((one) => one.number === number) ?? expect.fail(`docs/it.md has no step ${number}`)
/** Types what stands on the page, to the letter, in the folder where IT has package and policy. */
const type = async (number: number, nth = 0, { before = '', after = '' } = {}): Promise<string> => {
  const command = step(number).commands[nth] ?? expect.fail(`step ${number} of docs/it.md has no command ${nth + 1}`)
  typed.push(command)
  return room.does(`cd /given\n${before}${command}${after}`, { timeout: 120_000 })
}
/** When the kiosk that wrote the status was started. The journal does not tell: this machine's starts all are one to its kernel. */
const startedAt = async (): Promise<string> => /"startedAt": "(.*?)"/.exec(await room.does(`cat ${profile}/status.json`))?.[1] ?? 'never'
/** Milliseconds until a kiosk runs that was started later. */
const untilAnother = async (before: string): Promise<number> => {
  const { milliseconds } = await room.until('talkroom status --json || true', new RegExp(`"running": true[^]*"startedAt": "(?!${before})`))
  return milliseconds
}
const running = "pgrep -f '^/usr/lib/talkroom/bin/node' | head -1"

describe('the ten steps of docs/it.md on a clean system that is up', () => {
  it('1: the computer keeps the time', async () => {
    await type(1)
    expect(await room.does('systemctl is-enabled systemd-timesyncd')).toBe('enabled')
  })

  it('2: the package brings an account, and a timer that asks for updates; the screen is left as it was', async () => {
    await type(2)
    expect(await room.does('systemctl is-active talkroom-update.timer')).toBe('active')
    expect(await room.does('systemctl is-enabled talkroom-kiosk || true; systemctl is-active talkroom-kiosk || true')).toBe('disabled\ninactive')
  })

  it('3 to 5: the policy is taken, its PIN set, and every value told', async () => {
    const policy = { room: 'Biblioteket', language: 'sv', trustedKeys: [organiser] }
    await room.does(`printf '%s' "$1" > /given/policy.json`, { args: [JSON.stringify(policy)] })
    await type(3)
    await type(4, 0, { before: "printf '2468\\n2468\\n' | " })
    expect(await room.does('stat -c "%U:%G %a" /etc/talkroom/policy.json')).toBe('root:talkroom 640')
    expect(await type(5, 0)).toContain('is good: 4 keys')
    expect(await type(5, 1)).toMatch(/^room +policy +Biblioteket$/m)
  })

  it('6: what is plugged in is found, and sound is tried before there is any session, by one that is there for as long as that takes', async () => {
    expect(await type(6)).toContain('No device is connected that could be a button')
    // Without a session there is no screen to ask.
    // The microphone hears nothing, because nothing stands between the two.
    const told = await room.does('talkroom check || test $? -eq 4')
    expect(told).toMatch(/^Loudspeaker: Room speaker$/m)
    expect(told).toMatch(/^Microphone: +Room microphone$/m)
    expect(told).not.toContain('Not checked: sound')
  })

  it('7: the kiosk is switched on, and stands on the screen', async () => {
    await type(7)
    await room.until(starts, /^[1-9]/)
    await expect.poll(() => room.screen.colours().length, { timeout: 20_000 }).toBeGreaterThan(1)
    const black = room.screen.colours().find(({ colour }) => colour === '000000')?.share ?? 0
    expect(black).toBeLessThan(0.2)
    // Its compositor is the window manager, and no other is tried.
    expect(await room.does('pgrep -x openbox || echo none')).toBe('none')
  })

  it('8: the seminar comes from a stick that is plugged in beside the running kiosk', async () => {
    await room.does('mkdir -p /media/talkroom/STICK; mount --bind /pack /media/talkroom/STICK')
    await room.until('talkroom packs list || true', /Trial/)
    expect(await type(8)).toContain('Trial')
    await room.does('umount -l /media/talkroom/STICK; rmdir /media/talkroom/STICK')
    await room.until('talkroom status --json || true', /"seminar": \{/)
  })

  it('9: the kiosk hears its own sound when it is asked at a terminal, and says that it is ready', async () => {
    // A new seminar is shown by a kiosk that starts anew.
    await room.until('talkroom check --no-sound --json || true', /"speaker": "Room speaker"/)
    await room.until('talkroom status || true', /Nothing needs attention/)
    expect((await type(9, 0)).split('\n').at(-1)).toContain('Nothing needs attention')
    // The microphone hears nothing, because nothing stands between the two.
    const told = await type(9, 1, { after: ' || test $? -eq 4' })
    expect(told).toMatch(/^Loudspeaker: Room speaker$/m)
    expect(told).toMatch(/^Screen: .* 1024 × 768$/m)
    expect(told).not.toMatch(/Not checked: (sound|screen)/)
    // Whoever may read nothing of the kiosk's may read its figures.
    expect(await room.does('setpriv --reuid=65534 --regid=65534 --clear-groups cat /run/talkroom/talkroom.prom')).toContain('talkroom_up 1')
  })

  it('10: the plug is pulled, and it comes back where it was by itself', async () => {
    const before = await startedAt()
    await room.cut()
    room = await switchOn(state)
    expect(await untilAnother(before)).toBeLessThan(30_000)
    expect(JSON.parse(await room.does('talkroom status --json || true')).status.seminar).toMatchObject({ title: { sv: 'Prov' } })
  })

  it('are all that the page has, and every command on it was typed', () => {
    expect(steps.map(({ number }) => number)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10])
    expect(steps.flatMap(({ commands }) => commands)).toEqual(typed)
  })
})

describe('the unit on a system that is up', () => {
  it('runs as its own account, may nothing, and writes nowhere but where it should', async () => {
    await room.does('systemd-analyze security --threshold=35 --no-pager talkroom-kiosk.service >/dev/null')
    const told = await room.does(`pid=$(${running})
grep -E '^(Uid|NoNewPrivs|Seccomp|CapBnd|CapEff):' /proc/$pid/status
page=$(pgrep -u talkroom -f -- '--type=renderer' | head -1)
for kind in user pid net; do test "$(readlink /proc/$page/ns/$kind)" != "$(readlink /proc/$pid/ns/$kind)" && echo "sandbox: $kind"; done
nsenter --target "$pid" --mount setpriv --reuid=talkroom --regid=talkroom --init-groups find / -xdev -type d -writable 2>/dev/null | sed 's/^/writes: /'`)
    const uid = await room.does('id -u talkroom')
    expect(told).toMatch(new RegExp(`^Uid:\\t${uid}\\t${uid}\\t${uid}\\t${uid}$`, 'm'))
    for (const line of ['NoNewPrivs:\t1', 'Seccomp:\t2', 'CapBnd:\t0000000000000000', 'CapEff:\t0000000000000000']) expect(told).toContain(line)
    // The unit's own limits leave Chromium's sandbox what it is made of.
    for (const kind of ['user', 'pid', 'net']) expect(told).toContain(`sandbox: ${kind}`)
    const written = [...told.matchAll(/^writes: (.*)$/gm)].map(([, path = '']) => path)
    expect(written).toContain(profile)
    expect(written.filter((path) => !/^\/(var\/lib\/talkroom|tmp|var\/tmp)(\/|$)/.test(path))).toEqual([])
    // Its temporary files are in a folder that nobody else sees.
    await room.does(`touch /tmp/ours; ! nsenter --target "$(${running})" --mount ls /tmp | grep ours`)
  })

  it('brings the kiosk back within seconds, whichever part of it is killed', async () => {
    for (const part of [`$(${running})`, '$(pgrep -x cage)', '$(pgrep -f -- "chromium/chromium --kiosk" | head -1)']) {
      const before = Number(await room.does(starts))
      await room.does(`kill -KILL ${part}`)
      const { milliseconds } = await room.until(starts, new RegExp(`^${before + 1}$`))
      expect(milliseconds, part).toBeLessThan(20_000)
    }
  })

  it('tells the journal what happens, each line with how grave it is, and no secret', async () => {
    await room.does(
      `sed -i 's|"room"|"proxy": "http://bo:hunter2@proxy.example.org:3128", "room"|' /etc/talkroom/policy.json; systemctl restart talkroom-kiosk`,
    )
    await room.until("journalctl -t talkroom -o cat | grep 'has a login in it' || true", /proxy/)
    const lines: readonly { readonly MESSAGE: string; readonly PRIORITY: string }[] = (
      await room.does('journalctl -b -t talkroom -o json --output-fields=MESSAGE,PRIORITY')
    )
      .split('\n')
      .map((line: string) => JSON.parse(line))
    expect(lines.find(({ MESSAGE }) => MESSAGE.includes('has a login in it'))).toMatchObject({ PRIORITY: '4' })
    expect(lines.find(({ MESSAGE }) => MESSAGE.includes('page ready'))).toMatchObject({ PRIORITY: '6' })
    expect(await room.does('journalctl -b -o cat')).not.toMatch(/hunter2|2468\b.*PIN|scrypt:/)
  })

  it('shows the computer’s login when staff have left it, and comes back when it is asked for', async () => {
    await room.until('talkroom status --json || true', /"running": true/)
    await room.does(`echo > /var/lib/talkroom/.local/state/talkroom/left; kill -TERM "$(${running})"`)
    await room.until('systemctl is-active getty@tty1 talkroom-kiosk || true', /^active\ninactive$/)
    expect(await room.does('cat /run/issue.d/talkroom.issue')).toContain('sudo systemctl start talkroom-kiosk')
    // It would be back by now, if it came by itself.
    await room.does('sleep 4; ! systemctl is-active -q talkroom-kiosk')
    await room.does('systemctl start talkroom-kiosk')
    await room.until('talkroom status --json || true', /"running": true/)
    expect(await room.does('systemctl is-active getty@tty1 || true; ls /run/issue.d')).toBe('inactive')
  })

  it('ends in good order, soon, and leaves no process of the session', async () => {
    await room.until('talkroom status --json || true', /"running": true/)
    const began = performance.now()
    await room.does('systemctl stop talkroom-kiosk')
    expect(performance.now() - began).toBeLessThan(12_000)
    expect(await room.does('systemctl is-failed talkroom-kiosk || true')).toBe('inactive')
    expect(await room.does(`pgrep -u talkroom -f 'talkroom|chromium|cage|Xwayland' || echo none`)).toBe('none')
    expect(await room.does(`grep '"state"' ${profile}/status.json | head -1`)).toContain('stopped')
  })

  it('comes up again with the computer, which is switched off and on in the usual way', async () => {
    const before = await startedAt()
    await room.off('reboot')
    room = await switchOn(state)
    await untilAnother(before)
  })

  it('leaves nothing when the package is taken away while it runs', async () => {
    await room.does('apt-get -qq -y purge talkroom-chromium', { timeout: 120_000 })
    expect(await room.does('pgrep -x cage || getent passwd talkroom || getent group talkroom || echo nothing')).toBe('nothing')
    const left =
      'find / -xdev -name "*talkroom*" -not -path "/given*" -not -path "/pack*" -not -path "/proc*" -not -path "/srv/talkroom*" -not -path "/var/log/*" -not -path "/var/cache/*" -not -path "/etc/systemd/system/talkroom-kiosk.service.d*" 2>/dev/null || true'
    expect(await room.does(left)).toBe('')
    await room.does('systemctl --failed --no-legend --no-pager | { ! grep talkroom; }')
  })
})

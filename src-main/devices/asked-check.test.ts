import { mkdtemp } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Command } from 'commander'
import { afterEach, describe, expect, it } from 'vitest'
import type { DevicesSlice } from '../../src-shared/contract/devices.ts'
import { advanceCheck, type CheckEvent, type CheckKind, noCheck } from '../../src-shared/devices/check.ts'
import type { AudioDevice } from '../../src-shared/devices/device.ts'
import type { Finding } from '../../src-shared/devices/finding.ts'
import type { ProgrammeView } from '../../src-shared/programme/view.ts'
import { instant } from '../../src-shared/time/time.ts'
import { exampleView } from '../autopilot/example-view.ts'
import { noPolicy } from '../settings/policy-place.ts'
import type { After } from '../shell/after.ts'
import { claimProfile } from '../shell/one-kiosk.ts'
import { createAskedCheck } from './asked-check.ts'
import { addCheckCommand } from './check-command.ts'

const at = instant(Date.UTC(2026, 10, 25, 12))
const device = (direction: AudioDevice['direction']): AudioDevice => ({
  ...{ key: direction, direction, label: 'Jabra', form: 'speakerphone', page: direction, system: direction, muted: false, volume: 1 },
})
const screen = { connector: 'HDMI-A-1', label: 'SAMSUNG', x: 0, y: 0, width: 1920, height: 1080, scale: 1, primary: true, builtIn: false }
const silent: Finding = { thing: 'microphone', cause: 'silent', weight: 'fault', device: 'Jabra' }

/** A kiosk's devices, as far as a check at a terminal has to do with them; `page` is what its page does with a sound. */
const runningKiosk = async (page: (room: { heard(findings: readonly Finding[]): void; hangs(): void }) => void = () => undefined) => {
  const profile = await mkdtemp(join(tmpdir(), 'talkroom-asked-'))
  let slice: DevicesSlice = {
    ...{ word: 'unchecked', findings: [], devices: [], screens: [screen], screen: null, others: 'black', system: true, check: noCheck },
    ...{ voices: null, echo: null, button: null, better: null, nightly: null },
    speaker: { device: device('output'), why: 'ranked' },
    microphone: { device: device('input'), why: 'ranked' },
  }
  let phase: ProgrammeView['phase'] = { name: 'before' }
  const limits: (() => void)[] = []
  const after: After = (_, call) => {
    limits.push(call)
    return () => undefined
  }
  const change = (next: Partial<DevicesSlice>) => {
    slice = { ...slice, ...next }
    asked.seen(slice)
  }
  const advance = (event: CheckEvent, found: Partial<DevicesSlice> = {}) =>
    change({ ...found, check: advanceCheck(slice.check, event, at, { good: true, button: false }) })
  const begin = (kind: CheckKind) => advance({ type: 'start', kind })
  const asked = createAskedCheck({
    slice: () => slice,
    programme: () => exampleView({ phase }).room.programme,
    start: () => {
      begin('quiet')
      const { run } = slice.check
      page({
        heard: (findings) =>
          setImmediate(() => advance({ type: 'step-done', run, step: 'sound' }, { findings, word: findings.length === 0 ? 'ready' : 'not-ready' })),
        hangs: () => setImmediate(() => advance({ type: 'cannot-go-on', run })),
      })
    },
    after,
  })
  const socket = await asked.listen(profile)
  await claimProfile(profile)
  open.push(async () => socket?.close())
  return {
    profile,
    change,
    begin,
    asked,
    atSeminar: () => {
      phase = { name: 'running', segment: 'talk-1', enteredAt: at }
      asked.seen(slice)
    },
    limit: () => limits.at(-1)?.(),
  }
}
const open: (() => Promise<unknown>)[] = []
afterEach(async () => {
  for (const close of open.splice(0)) await close()
})

const check = async (profile: string, ...args: readonly string[]) => {
  const said: string[] = []
  let code = -1
  const program = new Command().exitOverride()
  addCheckCommand(program, {
    // As bare as sudo leaves it: no display, no sound, no session.
    environment: { PATH: '/nonexistent' },
    platform: process.platform,
    profile,
    policy: () => noPolicy('/nonexistent'),
    out: { write: (text) => said.push(text) },
    ended: (given) => (code = given),
  })
  await program.parseAsync(['check', ...args], { from: 'user' })
  return { code, text: said.join('') }
}

describe.runIf(process.platform === 'linux')('talkroom check beside a kiosk that runs', () => {
  it('has the kiosk try its own sound, and says what it found, with its screen', async () => {
    const kiosk = await runningKiosk(({ heard }) => heard([]))
    const { code, text } = await check(kiosk.profile, '--json')
    expect(code).toBe(0)
    expect(JSON.parse(text)).toMatchObject({ by: 'kiosk', word: 'ready', speaker: 'Jabra', microphone: 'Jabra', screens: [screen] })
    expect(JSON.parse(text).notChecked.map(({ what }: { what: string }) => what)).toEqual(['voices', 'button', 'echo'])
  })

  it('ends with 4 and the sentences where the room is not ready', async () => {
    const kiosk = await runningKiosk(({ heard }) => heard([silent]))
    const { code, text } = await check(kiosk.profile, '--lang', 'sv')
    expect(code).toBe(4)
    expect(text).toMatch(/^Inte redo\n- .*Jabra/)
    expect(text).toContain('Screen:      HDMI-A-1 SAMSUNG, 1920 × 1080')
  })

  it('calls nothing ready that its page did not play, and says so', async () => {
    const kiosk = await runningKiosk(({ hangs }) => hangs())
    const { code, text } = await check(kiosk.profile)
    expect(code).toBe(1)
    expect(text).toContain('Not checked: sound (the page did not end it in time)')
  })

  it('says nothing into a seminar, nor takes the check of a group from its screen, and ends with 7', async () => {
    const kiosk = await runningKiosk()
    kiosk.begin('group')
    expect(await check(kiosk.profile, '--lang', 'en')).toEqual({ code: 7, text: expect.stringContaining('on the room’s screen') })
    kiosk.atSeminar()
    const { code, text } = await check(kiosk.profile, '--json')
    expect({ code, ...JSON.parse(text) }).toMatchObject({ code: 7, by: 'kiosk', word: null, reason: 'seminar-runs' })
  })

  it('stops asking when a seminar begins meanwhile, and when nothing comes of it', async () => {
    const kiosk = await runningKiosk()
    const first = kiosk.asked.answer('check')
    kiosk.atSeminar()
    expect(await first).toBe('{"refused":"seminar-runs"}')
    const hanging = await runningKiosk()
    const second = hanging.asked.answer('check')
    hanging.limit()
    expect(await second).toBe('{"refused":"page-silent"}')
  })

  it('plays nothing with --no-sound, at a seminar too, and says of when its word is', async () => {
    const kiosk = await runningKiosk()
    kiosk.change({ word: 'ready' })
    kiosk.atSeminar()
    const { code, text } = await check(kiosk.profile, '--no-sound')
    expect(code).toBe(0)
    expect(text).toContain('what is said of the sound is of the last check')
  })

  it('knows a room without a loudspeaker at once, and one that has not looked yet', async () => {
    const kiosk = await runningKiosk()
    kiosk.change({ speaker: null })
    expect(JSON.parse((await check(kiosk.profile, '--json')).text)).toMatchObject({ reason: 'page-silent' })
    kiosk.change({ word: 'not-ready', findings: [{ thing: 'speaker', cause: 'missing', weight: 'fault' }] })
    expect(await check(kiosk.profile)).toEqual({ code: 4, text: expect.stringContaining('There is no loudspeaker. Plug one in.') })
  })

  it('answers nothing but these two questions', async () => {
    const kiosk = await runningKiosk()
    for (const line of ['', 'quit', 'check ', '{"name":"check.start"}']) expect(await kiosk.asked.answer(line)).toBeNull()
  })
})

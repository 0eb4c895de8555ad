import { mkdtemp, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Command } from 'commander'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { AudioDevice } from '../../src-shared/devices/device.ts'
import { echoResidual } from '../../src-shared/devices/hearing.ts'
import { instant } from '../../src-shared/time/time.ts'
import { hasPulse, type PulseServer, startPulse } from '../../test/sound/pulse-server.ts'
import { noPolicy } from '../settings/policy-place.ts'
import { claimProfile } from '../shell/one-kiosk.ts'
import { addCheckCommand } from './check-command.ts'
import type { ShellCheck } from './check-from-shell.ts'
import { keepEcho } from './echo-record.ts'
import { tryPath } from './system-path.ts'

const check = async (environment: NodeJS.ProcessEnv, ...args: readonly string[]) => {
  const said: string[] = []
  let code = -1
  const program = new Command().exitOverride()
  addCheckCommand(program, {
    environment,
    platform: process.platform,
    profile: '/nonexistent',
    policy: () => noPolicy('/nonexistent'),
    out: { write: (text) => said.push(text) },
    ended: (given) => (code = given),
  })
  const profile = await mkdtemp(join(tmpdir(), 'talkroom-check-'))
  await program.parseAsync(['check', '--profile', profile, ...args], { from: 'user' })
  return { code, text: said.join('') }
}

describe('talkroom check', () => {
  it('says what it could not check where nothing can be asked, and calls nothing ready', async () => {
    const { code, text } = await check({ PATH: '/nonexistent' }, '--json')
    const { word, findings, notChecked } = JSON.parse(text) as ShellCheck
    expect({ code, word, findings }).toEqual({ code: 1, word: 'unchecked', findings: [] })
    expect(notChecked.map(({ what }) => what)).toEqual(['voices', 'button', 'echo', 'sound', 'mute and volume', 'screen'])
  })
})

describe('the echo that a kiosk measured', () => {
  it('is what a check from the shell tells, and a file that is none is no echo', async () => {
    const profile = await mkdtemp(join(tmpdir(), 'talkroom-check-'))
    await keepEcho(join(profile, 'devices'), { decibels: -47.6, at: instant(Date.UTC(2026, 10, 25, 12)) })
    const echoOf = async () => (JSON.parse((await check({ PATH: '/nonexistent' }, '--json', '--profile', profile)).text) as ShellCheck).echo
    expect(await echoOf()).toEqual({ decibels: -48, at: '2026-11-25T12:00:00.000Z' })
    expect((await check({ PATH: '/nonexistent' }, '--profile', profile)).text).toContain('-48 dB of the own sound come back')
    await writeFile(join(profile, 'devices/echo.json'), '{"decibels":"loud"}')
    expect(await echoOf()).toBeNull()
  })
})

describe.skipIf(!hasPulse)('talkroom check with PulseAudio (package pulseaudio)', () => {
  let pulse: PulseServer
  const environment = () => ({ PATH: process.env.PATH, ...pulse.environment })
  beforeAll(async () => {
    pulse = await startPulse()
    await pulse.speakerphone('jabra', 'Jabra SPEAK 510')
    await pulse.ventilator('jabra')
  })
  afterAll(() => pulse.stop())

  it('hears the loudspeaker with the microphone; without a screen that can be asked not everything was checked', async () => {
    const { code, text } = await check(environment(), '--json')
    const { findings, word, speaker, notChecked } = JSON.parse(text) as ShellCheck
    expect({ code, word, findings, speaker }).toEqual({ code: 1, word: 'unchecked', findings: [], speaker: 'Jabra SPEAK 510' })
    expect(notChecked.map(({ what }) => what)).toEqual(['voices', 'button', 'echo', 'screen'])
  })

  it('says in words what is wrong and what to do, and ends with 4', async () => {
    await pulse.pactl('set-sink-volume', 'jabra', '15%')
    const { code, text } = await check(environment(), '--lang', 'sv')
    expect(text).toContain('- Jabra SPEAK 510 hörs för svagt. Höj volymen på högtalaren.')
    expect(code).toBe(4)
    await pulse.pactl('set-sink-volume', 'jabra', '100%')
  })

  it('measures by how much less of the sound comes back, to the decibel', async () => {
    const end = (direction: AudioDevice['direction'], system: string): AudioDevice => ({
      ...{ key: system, direction, label: system, form: 'speakerphone', page: null, system, muted: false, volume: 1 },
    })
    const found = async (kind: number) => {
      const ends = { speaker: end('output', 'jabra'), microphones: [end('input', 'jabra-mic')] }
      const [heard] = (await tryPath({ ...ends, kind, environment: { ...process.env, ...environment() } })).hearings
      if (heard === undefined) throw new Error('nothing was heard')
      return heard.found
    }
    const all = await found(0)
    // PulseAudio's half is −18 decibels.
    await pulse.pactl('set-source-volume', 'jabra-mic', '50%')
    const less = echoResidual(all, await found(1))
    await pulse.pactl('set-source-volume', 'jabra-mic', '100%')
    expect(less).toBeGreaterThan(-19)
    expect(less).toBeLessThan(-17)
  })

  it('plays nothing when it is asked not to, or while a kiosk runs', async () => {
    const { text, code } = await check(environment(), '--json', '--no-sound')
    expect(code).toBe(1)
    expect((JSON.parse(text) as ShellCheck).notChecked).toContainEqual({ what: 'sound', why: 'asked to play nothing' })
    const profile = await mkdtemp(join(tmpdir(), 'talkroom-check-'))
    expect(await claimProfile(profile)).toBe(true)
    const running = await check(environment(), '--json', '--profile', profile)
    expect((JSON.parse(running.text) as ShellCheck).notChecked).toContainEqual({
      what: 'sound',
      why: 'a kiosk is running with this profile and does not answer',
    })
  })
})

import { mkdtemp } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Command } from 'commander'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { hasPulse, type PulseServer, startPulse } from '../../test/sound/pulse-server.ts'
import { noPolicy } from '../settings/policy-file.ts'
import { claimProfile } from '../shell/one-kiosk.ts'
import { addCheckCommand } from './check-command.ts'
import type { ShellCheck } from './check-from-shell.ts'

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
    expect(notChecked.map(({ what }) => what)).toEqual(['voices', 'button', 'sound', 'mute and volume', 'screen'])
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
    expect(notChecked.map(({ what }) => what)).toEqual(['voices', 'button', 'screen'])
  })

  it('says in words what is wrong and what to do, and ends with 4', async () => {
    await pulse.pactl('set-sink-volume', 'jabra', '15%')
    const { code, text } = await check(environment(), '--lang', 'sv')
    expect(text).toContain('- Jabra SPEAK 510 hörs för svagt. Höj volymen på högtalaren.')
    expect(code).toBe(4)
    await pulse.pactl('set-sink-volume', 'jabra', '100%')
  })

  it('plays nothing when it is asked not to, or while a kiosk runs', async () => {
    const { text, code } = await check(environment(), '--json', '--no-sound')
    expect(code).toBe(1)
    expect((JSON.parse(text) as ShellCheck).notChecked).toContainEqual({ what: 'sound', why: 'asked to play nothing' })
    const profile = await mkdtemp(join(tmpdir(), 'talkroom-check-'))
    expect(await claimProfile(profile)).toBe(true)
    const running = await check(environment(), '--json', '--profile', profile)
    expect((JSON.parse(running.text) as ShellCheck).notChecked).toContainEqual({ what: 'sound', why: 'a kiosk is running with this profile' })
  })
})

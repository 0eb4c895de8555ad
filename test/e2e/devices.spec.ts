import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import type { Page } from '@playwright/test'
import { buttonsTexts } from '../../src-shared/i18n/catalogues/buttons.ts'
import { checkTexts } from '../../src-shared/i18n/catalogues/check.ts'
import { deviceTexts } from '../../src-shared/i18n/catalogues/devices.ts'
import { troubleTexts } from '../../src-shared/i18n/catalogues/troubles.ts'
import { onlyChromium } from '../shells.ts'
import type { PulseServer } from '../sound/pulse-server.ts'
import { command } from './support/command.ts'
import { report } from './support/devices-report.ts'
import type { RunningKiosk } from './support/kiosk.ts'
import { pressReally } from './support/real-input.ts'
import { bothChosen, checkQuietly, expect, test } from './support/sound-room.ts'
import { setPin } from './support/staff-pin.ts'

const jabra = 'Jabra SPEAK 510'
const named = { device: jabra }

/** A room with a speakerphone and a television; a ventilator hums near the table. */
const furnish = async (pulse: PulseServer): Promise<() => Promise<void>> => {
  await pulse.speaker('hdmi', 'HDMI 1')
  await pulse.pactl('set-default-sink', 'hdmi')
  const unplug = await pulse.speakerphone('jabra', jabra)
  await pulse.ventilator('jabra')
  return unplug
}

/** The room's level is put on once; what is turned after that is a fault. */
const atRoomLevel = async (room: RunningKiosk): Promise<void> => {
  await room.main.until(({ devices }) => (devices.speaker?.device.volume ?? 1) < 0.75 && devices.speaker?.device.muted === false)
}

/** A kiosk of a machine into which a pedal is plugged that sends keys. */
const withPedal = {
  details: onlyChromium('the pedal is plugged in by NODE_OPTIONS, which Electron does not heed'),
  environment: { NODE_OPTIONS: `--import=${pathToFileURL(join(import.meta.dirname, 'support', 'plugged-pedal.ts')).href}` },
}

const since = (began: number): number => Math.round(performance.now() - began)

/** Who hears the room just now; what only passes a microphone on inside the server is nobody. */
const listeners = async (pulse: PulseServer): Promise<readonly string[]> =>
  (await pulse.pactl('list', 'short', 'source-outputs')).split('\n').filter((line) => line !== '' && !line.includes('module-remap-source'))

/** What the page asks of main from now on. */
const commandsOf = async (page: Page): Promise<() => readonly string[]> => {
  const session = await page.context().newCDPSession(page)
  const names: string[] = []
  session.on('Network.webSocketFrameSent', ({ response }) => names.push((JSON.parse(response.payloadData) as { readonly name: string }).name))
  await session.send('Network.enable')
  return () => names
}

/** On which loudspeakers the kiosk plays just now. */
const playingOn = async (pulse: PulseServer): Promise<readonly string[]> => {
  type Stream = { readonly sink: number; readonly properties: Record<string, string> }
  const streams = JSON.parse(await pulse.pactl('-f', 'json', 'list', 'sink-inputs')) as readonly Stream[]
  const sinks = JSON.parse(await pulse.pactl('-f', 'json', 'list', 'sinks')) as readonly { readonly index: number; readonly name: string }[]
  return streams
    .filter(({ properties }) => properties['application.process.binary'] !== 'pacat')
    .map(({ sink }) => sinks.find(({ index }) => index === sink)?.name ?? '')
    .filter((name, index, all) => all.indexOf(name) === index)
}

const intoTalk = async (room: RunningKiosk): Promise<void> => {
  await command(room, 'room.start', { seats: [7], rehearsal: false })
  await room.main.until(({ room }) => room.programme.phase.name === 'running')
  await command(room, 'room.next', { segment: 'welcome' })
  await room.page.locator('video').waitFor()
}

test('a good room is ready within three seconds, and nobody hears it afterwards', async ({ pulse, soundRoom }) => {
  await furnish(pulse)
  const room = await soundRoom()
  await bothChosen(room)
  await atRoomLevel(room)
  const { devices, took } = await checkQuietly(room)
  expect(devices.word).toBe('ready')
  expect(took).toBeLessThan(3000)
  expect(await listeners(pulse)).toEqual([])
  await expect(room.page.getByText(`${checkTexts.sv.title}: ${deviceTexts.sv.ready.toLowerCase()}.`)).toBeVisible()
  // What was proven of a device that is turned afterwards is not proven any more.
  await pulse.pactl('set-sink-volume', 'jabra', '69%')
  await room.main.until((slices) => slices.devices.word === 'unchecked')
})

test('when a seminar is near the room tries itself, without a hand and without a word', async ({ pulse, soundRoom }) => {
  await furnish(pulse)
  const room = await soundRoom({ start: '13:20' })
  const { devices } = await room.main.until((slices) => slices.devices.word === 'ready' && slices.devices.check.name === 'idle', 40_000)
  expect(devices.check).toEqual({ name: 'idle', run: 1 })
})

test('the volume is put to the room’s level at the start and back at the end', async ({ pulse, soundRoom, profile }) => {
  await furnish(pulse)
  await pulse.pactl('set-sink-volume', 'jabra', '31%')
  await pulse.pactl('set-sink-mute', 'jabra', '1')
  const volume = async () => `${/(\d+)%/.exec(await pulse.pactl('get-sink-volume', 'jabra'))?.[1]} ${await pulse.pactl('get-sink-mute', 'jabra')}`
  const room = await soundRoom()
  await expect.poll(volume).toBe('70 Mute: no')
  // As after a power cut: the level before was kept on the disk.
  await room.kill()
  const again = await soundRoom({ profile })
  await bothChosen(again)
  await again.main.until(({ devices }) => (devices.speaker?.device.volume ?? 1) < 0.75)
  await again.stop()
  expect(await volume()).toBe('31 Mute: yes')
})

test('the pinned loudspeaker unplugged during a talk is said within two seconds; back again it is taken, and the talk loses nothing', async ({
  pulse,
  soundRoom,
  profile,
}) => {
  await setPin(profile, '24681357')
  const unplug = await furnish(pulse)
  const room = await soundRoom({ start: '13:31' })
  const { speaker } = await bothChosen(room)
  await command(room, 'staff.unlock', { pin: '24681357' })
  await command(room, 'devices.pin', { thing: 'speaker', key: speaker?.device.key ?? '' })
  await room.main.until(({ devices }) => devices.speaker?.why === 'pinned')
  await intoTalk(room)
  await expect.poll(() => playingOn(pulse)).toEqual(['jabra'])
  const watched = await room.page.evaluateHandle(() => {
    const video = document.querySelector('video') as HTMLVideoElement
    const began = performance.now() - video.currentTime * 1000
    const gaps = { worst: 0, timer: 0 }
    gaps.timer = window.setInterval(() => {
      gaps.worst = Math.max(gaps.worst, Math.abs(performance.now() - began - video.currentTime * 1000))
    }, 50)
    return gaps
  })

  let began = performance.now()
  await unplug()
  await expect(room.page.getByText(troubleTexts.sv['speaker-replaced'](named))).toBeVisible({ timeout: 2000 })
  const gone = since(began)
  await expect.poll(() => playingOn(pulse)).toEqual(['hdmi'])

  began = performance.now()
  await pulse.speakerphone('jabra', jabra)
  await expect(room.page.getByText(troubleTexts.sv['speaker-back'](named))).toBeVisible({ timeout: 2000 })
  const back = since(began)
  await room.main.until(({ devices: { speaker } }) => speaker?.why === 'pinned' && speaker.device.label === jabra, 2000)
  await expect.poll(() => playingOn(pulse), { timeout: 3000 }).toEqual(['jabra'])
  const heard = since(began)
  const { worst } = await watched.jsonValue()
  expect(worst).toBeLessThan(1000)
  await report({
    'loudspeaker unplugged during a talk': [gone],
    'loudspeaker plugged in again': [back],
    'the talk is heard from it again': [heard],
    'how far the talk was from its time at the most': [worst],
  })
})

test('a loudspeaker muted during a talk is said within two seconds', async ({ pulse, soundRoom }) => {
  await furnish(pulse)
  const room = await soundRoom({ start: '13:31' })
  await bothChosen(room)
  await atRoomLevel(room)
  await intoTalk(room)
  const began = performance.now()
  await pulse.pactl('set-sink-mute', 'jabra', '1')
  await expect(room.page.getByText(troubleTexts.sv['speaker-muted'](named))).toBeVisible({ timeout: 2000 })
  await report({ 'loudspeaker muted during a talk': [since(began)] })
  await pulse.pactl('set-sink-mute', 'jabra', '0')
  await expect(room.page.getByText(troubleTexts.sv['speaker-muted'](named))).toBeHidden({ timeout: 2000 })
})

test('a speakerphone unplugged while it is being checked is never called ready', async ({ pulse, soundRoom }) => {
  let unplug = await furnish(pulse)
  const room = await soundRoom()
  // At five moments of the check, from its first to its last.
  for (const after of [0, 300, 600, 900, 1200]) {
    await bothChosen(room)
    const run = room.main.slices().devices.check.run
    await command(room, 'check.start', { kind: 'quiet' })
    await new Promise((resolve) => setTimeout(resolve, after))
    await unplug()
    await room.main.until(({ devices }) => devices.speaker?.device.label === 'HDMI 1', 2000)
    const { devices } = await room.main.until((slices) => slices.devices.check.name === 'idle' && slices.devices.check.run > run, 30_000)
    expect(devices.word, `unplugged after ${after} ms: ${JSON.stringify(devices.findings)}`).toBe('not-ready')
    unplug = await pulse.speakerphone('jabra', jabra)
  }
})

/** Somebody says hello at the table: seven tenths of a second of a voice-like sound that swells and fades, this loud. */
const hello = async (pulse: PulseServer, loudness: number): Promise<void> => {
  const seconds = 0.7
  const samples = Buffer.alloc(96_000 * seconds)
  for (let i = 0; i < samples.length / 2; i += 1) {
    const t = i / 48_000
    const value = [1, 2, 3, 5].reduce((sum, n) => sum + Math.sin(2 * Math.PI * 140 * n * t) / n, 0) * Math.sin((Math.PI * t) / seconds) ** 2
    samples.writeInt16LE(Math.round(loudness * 12_000 * value), i * 2)
  }
  const player = spawn('pacat', ['--device=jabra', '--format=s16le', '--rate=48000', '--channels=1'], {
    env: { ...process.env, ...pulse.environment },
    stdio: ['pipe', 'ignore', 'ignore'],
  })
  player.stdin.end(samples)
  await once(player, 'exit')
}

test(
  'a group listens, says hello and presses its button once; it sees what was heard, and no press moves the programme',
  withPedal.details,
  async ({ pulse, soundRoom }) => {
    await furnish(pulse)
    const room = await soundRoom({ start: '13:25', environment: { ...pulse.environment, ...withPedal.environment } })
    await bothChosen(room)
    await command(room, 'room.start', { seats: [3], rehearsal: false })
    // Nobody asked for it: the group is ready before its time, and there is time for a check.
    await expect(room.page.getByRole('heading', { name: 'Lyssna' })).toBeVisible()
    await expect(room.page.getByRole('heading', { name: 'Säg hej' })).toBeVisible({ timeout: 15_000 })
    await expect(room.page.locator('[data-listening=true]')).toBeAttached()
    const seat = room.page.getByRole('listitem')
    await hello(pulse, 1)
    await expect(seat.first()).toHaveText('1hörs')
    await hello(pulse, 0.015)
    await expect(seat.nth(1)).toHaveText('2prata lite högre')
    await hello(pulse, 1)
    await expect(room.page.getByText(buttonsTexts.sv.checkPress)).toBeVisible()
    const { programme } = room.main.slices().room
    const asked = await commandsOf(room.page)
    // From the X server, as the pedal's own key comes: neither the page nor its protocol is told.
    await pressReally(room, 'Next')
    await expect(room.page.getByText(buttonsTexts.sv.checkWorks)).toBeVisible()
    await expect(room.page.getByText('En av er var svår att höra.')).toBeVisible()
    expect(room.main.slices().devices.button).toBe('works')
    expect(room.main.slices().room.programme).toEqual(programme)
    expect(asked().filter((name) => name.startsWith('check.') || name.startsWith('room.'))).toEqual(['check.button'])
    expect(room.main.slices().devices.voices).toEqual(['heard', 'speak-up', 'heard'])
    expect(room.main.slices().devices.word).toBe('remark')
    // Chromium takes its own sound away: less than 3 % of it comes back, and that was measured.
    const { echo } = room.main.slices().devices
    expect(echo).not.toBeNull()
    expect(echo).toBeLessThan(-30)
    await expect.poll(() => listeners(pulse)).toEqual([])
    await room.page.keyboard.press('PageDown')
    await expect(room.page.getByRole('heading', { name: 'Lyssna' })).toBeHidden()
    expect(room.main.slices().room.programme.phase.name).toBe('armed')
  },
)

test('a microphone unplugged while the group says hello is said within two seconds', async ({ pulse, soundRoom }) => {
  await pulse.speaker('speaker', jabra)
  await pulse.ventilator('speaker')
  const unplug = await pulse.microphone('table', 'Table microphone', 'speaker.monitor')
  await pulse.microphone('webcam', 'Webcam C270', 'speaker.monitor')
  const room = await soundRoom()
  await room.main.until(({ devices }) => devices.microphone?.device.label === 'Table microphone')
  await command(room, 'check.start', { kind: 'group' })
  await room.main.until(({ devices }) => devices.check.name === 'running' && devices.check.step === 'voices')
  const began = performance.now()
  await unplug()
  const sentence = troubleTexts.sv['microphone-replaced']({ device: 'Table microphone' })
  await expect(room.page.getByText(sentence)).toBeVisible({ timeout: 2000 })
  await report({ 'microphone unplugged while it listens': [since(began)] })
  await command(room, 'check.close', {})
  await expect.poll(() => listeners(pulse)).toEqual([])
})

test('what staff pinned is used whenever it is there, and is taken back when it returns', async ({ pulse, soundRoom, profile }) => {
  await furnish(pulse)
  const room = await soundRoom()
  await bothChosen(room)
  const hdmi = room.main.slices().devices.devices.find(({ label }) => label === 'HDMI 1')?.key ?? ''
  await expect(command(room, 'devices.pin', { thing: 'speaker', key: hdmi })).rejects.toThrow('locked')
  await room.stop()

  const pinned = { speaker: { key: hdmi, label: 'HDMI 1' }, microphone: null }
  const settings = { devices: { pinned, last: { speaker: null, microphone: null }, volume: null, nightly: null } }
  await writeFile(join(profile, 'settings.json'), JSON.stringify(settings))
  const again = await soundRoom({ profile })
  await again.main.until(({ devices }) => devices.speaker?.why === 'pinned' && devices.speaker.device.label === 'HDMI 1')
  await pulse.pactl('unload-module', 'module-null-sink')
  await again.main.until(({ devices }) => devices.findings.some(({ cause }) => cause === 'unplugged'), 2000)
  await pulse.speaker('hdmi', 'HDMI 1')
  await again.main.until(({ devices }) => devices.speaker?.why === 'pinned', 2000)
})

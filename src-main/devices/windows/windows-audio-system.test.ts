import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { describe, expect, it } from 'vitest'
import { joinDevices } from '../../../src-shared/devices/join.ts'
import { createMemoryLog } from '../../logging/memory-log.ts'
import { describeAudioSystem } from '../audio-system-contract.ts'
import { setMutedScript, setVolumeScript } from './endpoint-script.ts'
import { readEndpoints } from './read-endpoints.ts'
import { createWindowsAudioSystem } from './windows-audio-system.ts'

const usb = ['USB\\VID_0B0E&PID_0420&MI_00\\7&2A4C1F0E&0&0000', 'USB\\VID_0B0E&PID_0420\\501AA5B0C1D2X011200', 'USB\\ROOT_HUB30\\4&1D0F3B2A&0&0']
const endpoint = (way: 0 | 1, guid: string, name: string, parents: readonly string[], change: object = {}) => ({
  instance: `SWD\\MMDEVAPI\\{0.0.${way}.00000000}.{${guid}}`,
  name,
  status: 'OK',
  parents,
  volume: 1,
  muted: false,
  ...change,
})
const speakers = endpoint(0, '6d531641-b3e3-43c5-ba56-ba165b4a9bb6', 'Speakers (Jabra SPEAK 510 USB)', usb)
const microphone = endpoint(1, '0b8d1a52-7c0e-4a1c-9a55-5f2d6f7f1d11', 'Microphone (Jabra SPEAK 510 USB)', usb)
const television = endpoint(0, 'c2a0f3de-11b4-4d8b-8a57-9f2b8f0f2e77', 'HDMI 1 (Intel(R) Display Audio)', [
  'INTELAUDIO\\FUNC_01&VEN_8086&DEV_280B\\5&1',
])
const double = resolve(import.meta.dirname, '../../../test/sound/powershell-double.mjs')

describeAudioSystem('Windows by way of PowerShell, of which a double stands here', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'talkroom-windows-'))
  const state = join(folder, 'endpoints.json')
  const write = (endpoints: readonly object[]) => writeFile(state, JSON.stringify(endpoints))
  const now = async () => JSON.parse(await readFile(state, 'utf8')) as (typeof speakers)[]
  await write([speakers, microphone])
  return {
    audio: createWindowsAudioSystem({ log: createMemoryLog(), shell: { command: process.execPath, before: [double, state] } }),
    plugTelevision: async () => write([...(await now()), television]),
    unplugTelevision: async () => write((await now()).filter(({ name }) => name !== television.name)),
    close: () => rm(folder, { recursive: true, force: true }),
  }
})

describe('without PowerShell', () => {
  it('says why nothing is known, and does not hang', async () => {
    const audio = createWindowsAudioSystem({ log: createMemoryLog(), shell: { command: '/nonexistent/powershell.exe', before: [] } })
    expect(await audio.list()).toMatchObject({ ok: false, failure: { reason: 'audio-system-silent', cause: expect.stringContaining('ENOENT') } })
    await audio.close()
  })
})

describe('the endpoints of Windows', () => {
  const read = (...endpoints: readonly object[]) => readEndpoints(JSON.stringify(endpoints)) ?? []

  it('are known by the USB device that they belong to, with its serial number where it has one of its own', () => {
    expect(read(speakers)).toMatchObject([
      {
        id: '{0.0.0.00000000}.{6d531641-b3e3-43c5-ba56-ba165b4a9bb6}',
        direction: 'output',
        usb: { vendor: '0b0e', product: '0420', serial: '501AA5B0C1D2X011200' },
        bus: 'usb',
      },
    ])
    const made = ['USB\\VID_0B0E&PID_0420&MI_00\\7&1', 'USB\\VID_0B0E&PID_0420\\5&2F1A&0&3']
    expect(read({ ...speakers, parents: made })[0]?.usb).toEqual({ vendor: '0b0e', product: '0420', serial: null })
  })
  it('hang on what their parents say, and are there only where Windows calls them well', () => {
    const bus = (name: string, ...parents: readonly string[]) => read({ ...speakers, name, parents })[0]?.bus
    expect(bus('Speakers (Realtek(R) Audio)', 'HDAUDIO\\FUNC_01&VEN_10EC\\4&1')).toBe('built-in')
    expect(bus('SAMSUNG (NVIDIA High Definition Audio, HDMI)', 'HDAUDIO\\FUNC_01&VEN_10DE\\5&1')).toBe('display')
    expect(bus('Headset (Evolve2)', 'BTHENUM\\{0000111e}\\8&1')).toBe('bluetooth')
    expect(bus('CABLE Input (VB-Audio Virtual Cable)', 'ROOT\\MEDIA\\0000')).toBe('virtual')
    expect(bus('Something')).toBe('unknown')
    expect(read({ ...speakers, status: 'Unknown' })[0]?.plugged).toBe(false)
  })
  it('are read as PowerShell writes them: one alone without a list, no mute where Core Audio did not answer', () => {
    expect(readEndpoints(JSON.stringify({ ...speakers, parents: usb[0], volume: null, muted: null }))).toMatchObject([{ volume: null, muted: null }])
    expect(read({ ...speakers, instance: 'SWD\\PRINTENUM\\1' })).toEqual([])
    for (const text of ['', 'WARNING: x', '[{"name":1}]', '{']) expect(readEndpoints(text)).toBeNull()
  })
  it('are joined with what Chromium shows of them, whose label has the USB numbers behind it', () => {
    const page = { id: 'p', group: 'g', direction: 'output', label: 'Speakers (Jabra SPEAK 510 USB) (0b0e:0420)' } as const
    expect(joinDevices([page], read(speakers))).toMatchObject([{ key: 'usb:0b0e:0420:501AA5B0C1D2X011200', page: 'p', volume: 1, muted: false }])
  })
})

describe('what PowerShell is told', () => {
  it('keeps a name in its quotes', () => {
    expect(setMutedScript("x'; Remove-Item C:\\ '", true)).toMatch(/SetMuted\('x''; Remove-Item C:\\ ''', \$true\)$/)
    expect(setVolumeScript('{0}', 0.7)).toMatch(/SetLevel\('\{0\}', 0\.7000\)$/)
  })
})

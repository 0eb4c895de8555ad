import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Command } from 'commander'
import { afterEach, describe, expect, it } from 'vitest'
import { fail, ok } from '../../src-shared/result/result.ts'
import { exampleDevice, unknownDevice } from './example-devices.ts'
import { createHidDouble } from './hid-double.ts'
import { addButtonsCommand, runButtons } from './record-command.ts'
import { buttonRecording } from './recorder.ts'

const folder = mkdtempSync(join(tmpdir(), 'recording-'))
afterEach(() => rmSync(folder, { recursive: true, force: true }))

const run = async (options: { record?: string; out?: string }, devices = [exampleDevice({ serial: 'SECRET' }), unknownDevice], refuses?: Error) => {
  const double = createHidDouble()
  for (const device of devices) double.plug(device, refuses)
  const said: string[] = []
  const code = await runButtons(
    { out: join(folder, 'button.json'), ...options },
    {
      say: (text) => said.push(text),
      load: async () => ok(double.system),
      stopped: async () => {
        for (const byte of [1, 0]) double.report(unknownDevice.path, [byte])
      },
    },
  )
  return { code, said: said.join('\n') }
}

describe('talkroom buttons', () => {
  it('lists what is connected, and what of it the kiosk knows', async () => {
    const { code, said } = await run({})
    expect(code).toBe(0)
    expect(said).toContain('(MuteMe)')
    expect(said).toContain('1209:b077')
    expect(said).toContain('(unknown)')
  })

  it('records what a device says, without its serial number', async () => {
    rmSync(folder, { recursive: true, force: true })
    const out = join(mkdtempSync(join(tmpdir(), 'recording-')), 'button.json')
    const { code, said } = await run({ record: '1209:b077', out })
    expect(code).toBe(0)
    expect(said).toContain('2 reports')
    const recording = buttonRecording.parse(JSON.parse(readFileSync(out, 'utf8')))
    expect(recording.reports.map(([, bytes]) => bytes)).toEqual(['01', '00'])
    expect(readFileSync(out, 'utf8')).not.toContain('SECRET')
    rmSync(join(out, '..'), { recursive: true })
  })

  it('says what to do when a device is not there, cannot be opened, or the file cannot be written', async () => {
    expect(await run({ record: '9' })).toMatchObject({ code: 1, said: expect.stringContaining('There is no device 9') })
    expect((await run({ record: '1' }, undefined, new Error('cannot open'))).code).toBe(1)
    expect((await run({ record: '2', out: join(folder, 'nowhere', 'x.json') })).said).toContain('could not be written')
  })

  it('says so when nothing is connected, or nothing can be read', async () => {
    expect(await run({}, [])).toMatchObject({ code: 0, said: expect.stringContaining('No device') })
    const said: string[] = []
    const code = await runButtons(
      { out: 'x' },
      { say: (text) => said.push(text), load: async () => fail('buttons-unavailable', { cause: 'no binary' }), stopped: async () => undefined },
    )
    expect([code, said[0]]).toEqual([1, 'This computer cannot read buttons: no binary'])
  })

  it('is a command with help of its own', () => {
    const program = new Command('talkroom').exitOverride()
    addButtonsCommand(program, { ended: () => undefined })
    expect(program.commands[0]?.helpInformation()).toContain('--record <device>')
  })
})

import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { chmodSync, mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { exampleStatus } from '../../src-shared/status/example-status.ts'
import { verifyPin } from '../staff/pin.ts'
import { tryTalkroom } from './try-talkroom.ts'

const { at, talkroom } = tryTalkroom()
const key = 'k'.repeat(20)
const policy = (content: unknown) => {
  writeFileSync(at('policy.json'), typeof content === 'string' ? content : JSON.stringify(content))
  chmodSync(at('policy.json'), 0o640)
}
const settings = (content: unknown) => {
  mkdirSync(at('profile'), { recursive: true })
  writeFileSync(at('profile', 'settings.json'), JSON.stringify(content))
}

describe('talkroom policy check', () => {
  it('is content without a policy, and with a good one', async () => {
    expect(await talkroom('policy', 'check')).toMatchObject({ code: 0, out: expect.stringContaining('There is no policy') })
    policy({ room: 'A' })
    expect(await talkroom('policy', 'check')).toMatchObject({ code: 0, out: expect.stringContaining('is good: 1 keys') })
  })

  it('names each mistake with its path, for people and for scripts', async () => {
    policy({ langage: 'sv', devices: { nightly: 'late' } })
    const { code, out } = await talkroom('policy', 'check')
    expect(code).toBe(4)
    expect(out).toContain('  - langage is no key; language is meant, perhaps')
    expect(out).toContain('  - devices.nightly "late" cannot be used')
    const told = await talkroom('policy', 'check', '--json')
    expect(told.json()).toMatchObject({ state: 'read', slips: [{ path: 'langage' }, { path: 'devices.nightly' }] })
  })

  it('reads a file that is not in its place yet, and says what is no JSON', async () => {
    writeFileSync(at('draft.json'), '{ "room": "A" ')
    expect(await talkroom('policy', 'check', at('draft.json'))).toMatchObject({ code: 1, out: expect.stringContaining('line 1') })
    expect(await talkroom('policy', 'check', at('nothing.json'))).toMatchObject({ code: 1, out: expect.stringContaining('There is no file') })
  })

  it('says that a kiosk that runs has another policy until its next start', async () => {
    policy({ room: 'A' })
    mkdirSync(at('profile'))
    writeFileSync(at('profile', 'status.json'), JSON.stringify({ ...exampleStatus, policy: { path: at('policy.json'), mark: 'another', slips: [] } }))
    expect((await talkroom('policy', 'check')).out).toContain('holds from the next start on')
    expect((await talkroom('policy', 'explain', '--json')).json()).toMatchObject({ pending: true })
  })
})

describe('talkroom policy explain', () => {
  it('says of every value who has said it, part by part where parts are decided, and shows no secret', async () => {
    settings({
      language: 'da',
      bandwidth: 5000,
      devices: { pinned: { speaker: null, microphone: null }, last: { speaker: null, microphone: null }, volume: 0.5, nightly: null },
    })
    policy({ language: 'en', devices: { nightly: '03:00' }, report: { to: 'https://rooms.example.org', key } })
    const told = await talkroom('policy', 'explain', '--json')
    expect(told.code).toBe(0)
    const rows = new Map((told.json() as { values: { path: string }[] }).values.map((row) => [row.path, row]))
    expect(rows.get('language')).toEqual({ path: 'language', value: 'en', from: 'policy' })
    expect(rows.get('bandwidth')).toEqual({ path: 'bandwidth', value: 5000, from: 'settings' })
    expect(rows.get('devices.nightly')).toEqual({ path: 'devices.nightly', value: '03:00', from: 'policy' })
    expect(rows.get('devices.volume')).toEqual({ path: 'devices.volume', value: 0.5, from: 'settings' })
    expect(rows.get('groups')).toEqual({ path: 'groups', value: 1, from: 'default' })
    expect(rows.get('report')).toEqual({ path: 'report', value: true, from: 'policy' })
    const { out } = await talkroom('policy', 'explain')
    expect(out).toMatch(/^report +policy +set$/m)
    expect(out + told.out).not.toContain(key)
  })
})

describe('talkroom policy set-pin', () => {
  const setPin = async (pin: string, ...more: readonly string[]) => {
    const child = spawn(process.execPath, [join(import.meta.dirname, '..', 'talkroom.ts'), 'policy', 'set-pin', ...more], {
      stdio: ['pipe', 'pipe', 'pipe'],
    })
    const said: string[] = []
    child.stdout.on('data', (text) => said.push(String(text)))
    child.stderr.on('data', (text) => said.push(String(text)))
    child.stdin.end(`${pin}\n`)
    const [code] = (await once(child, 'close')) as [number | null]
    return { code, said: said.join('') }
  }

  it('writes the hash alone and leaves the rest and its rights as they are', async () => {
    policy({ room: 'A', $schema: './policy.schema.json' })
    expect(await setPin('2468', '--file', at('policy.json'))).toMatchObject({ code: 0 })
    const { staffPinHash, ...rest } = JSON.parse(readFileSync(at('policy.json'), 'utf8')) as { staffPinHash: string }
    expect(rest).toEqual({ room: 'A', $schema: './policy.schema.json' })
    expect(await verifyPin('2468', staffPinHash)).toBe(true)
    expect(statSync(at('policy.json')).mode & 0o777).toBe(0o640)
  })

  it('prints what to distribute, refuses what is no PIN, and never overwrites what it cannot read', async () => {
    const printed = await setPin('135790', '--print')
    expect(printed.code).toBe(0)
    expect(await verifyPin('135790', (JSON.parse(printed.said) as { staffPinHash: string }).staffPinHash)).toBe(true)
    expect(await setPin('12', '--file', at('new.json'))).toMatchObject({ code: 2, said: expect.stringContaining('4 to 12 digits') })
    writeFileSync(at('policy.json'), '{ broken')
    expect(await setPin('2468', '--file', at('policy.json'))).toMatchObject({ code: 1, said: expect.stringContaining('nothing was changed') })
    expect(readFileSync(at('policy.json'), 'utf8')).toBe('{ broken')
  })

  it('takes the PIN from a file where nobody can be asked, into a policy that an editor of Windows has written', async () => {
    writeFileSync(at('pin.txt'), '\uFEFF97531\r\nsecond line\r\n')
    writeFileSync(at('policy.json'), '\uFEFF{ "room": "A" }')
    expect(await talkroom('policy', 'set-pin', '--file', at('policy.json'), '--pin-file', at('pin.txt'))).toMatchObject({ code: 0 })
    const { room, staffPinHash } = JSON.parse(readFileSync(at('policy.json'), 'utf8')) as { room: string; staffPinHash: string }
    expect([room, await verifyPin('97531', staffPinHash)]).toEqual(['A', true])
    expect(await talkroom('policy', 'set-pin', '--pin-file', at('none.txt'))).toMatchObject({
      code: 2,
      err: expect.stringContaining('cannot be read'),
    })
  })
})

import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { toHex } from '../../src-shared/packs/hash.ts'
import { publicKeyOf } from '../packs/reader/seal-pack.ts'
import { testKey, writeTestPack } from '../packs/test-pack.ts'
import { borrowProfile } from '../shell/one-kiosk.ts'
import { tryTalkroom } from './try-talkroom.ts'

const { at, talkroom } = tryTalkroom()
const trusted = toHex(publicKeyOf(testKey))
const soon = { start: `${new Date().getFullYear() + 1}-10-20T13:30` }
const trust = () => writeFileSync(at('policy.json'), JSON.stringify({ trustedKeys: [trusted] }))

describe('talkroom packs', () => {
  it('takes a pack in, lists and proves it, names what has gone bad, and removes it without a trace', async () => {
    await writeTestPack(at('stick', 'demo'), { change: soon })
    trust()
    expect((await talkroom('packs', 'list')).out).toContain('There is no seminar')
    expect(await talkroom('packs', 'import', at('stick'))).toMatchObject({
      code: 0,
      out: expect.stringContaining('demo, version 1 is here, whole and proven.'),
    })
    expect(await talkroom('packs', 'import', at('stick'))).toMatchObject({ code: 0 })
    expect((await talkroom('packs', 'list', '--json')).json()).toMatchObject([
      { id: 'demo', version: 1, state: 'complete', bytes: 2_500_000, present: 2_500_000 },
    ])
    expect(await talkroom('packs', 'verify')).toMatchObject({ code: 0, out: 'demo, version 1: good.\n' })

    const objects = at('profile', 'packs', 'objects')
    const object = join(objects, readdirSync(objects)[0] ?? '')
    const bytes = readFileSync(object)
    bytes[1_200_000] = (bytes[1_200_000] ?? 0) ^ 1
    writeFileSync(object, bytes)
    expect(await talkroom('packs', 'verify', 'demo')).toMatchObject({ code: 4, out: expect.stringContaining('damaged: media/talk.mp4 (1 part)') })
    expect((await talkroom('packs', 'verify', '--json')).json()).toMatchObject([{ good: false, damages: [{ path: 'media/talk.mp4', chunks: 1 }] }])

    expect(await talkroom('packs', 'remove', 'demo', '--edition', '7')).toMatchObject({ code: 1 })
    expect(await talkroom('packs', 'remove', 'demo')).toMatchObject({ code: 0, out: 'demo, version 1 is removed.\n' })
    expect(readdirSync(objects)).toEqual([])
    expect(await talkroom('packs', 'verify')).toMatchObject({ code: 1 })
  })

  it('keeps to the rules of delivery, and says which one it was', async () => {
    await writeTestPack(at('unknown'), { change: soon })
    const untrusted = await talkroom('packs', 'import', at('unknown'))
    expect(untrusted.code).toBe(4)
    expect(untrusted.out).toMatch(/nobody here has said yes to its organiser, (....-){3}..../)
    expect(untrusted.out).toContain(trusted)
    trust()
    await writeTestPack(at('over'), { change: { validity: { until: '2022-10-21T00:00' } } })
    expect((await talkroom('packs', 'import', at('over'))).out).toContain('Its seminar is over')
    await writeTestPack(at('newer'), { change: soon, version: 3 })
    expect((await talkroom('packs', 'import', at('newer'))).code).toBe(0)
    expect((await talkroom('packs', 'import', at('unknown'))).out).toContain('older version')
    writeFileSync(join(at('newer'), 'seminar.json'), readFileSync(join(at('newer'), 'seminar.json'), 'utf8').replace('Prov', 'Porv'))
    expect((await talkroom('packs', 'import', at('newer'))).out).toContain('was changed after it was signed')
    expect(await talkroom('packs', 'import', at('nowhere'))).toMatchObject({ code: 2, err: expect.stringContaining('There is no') })
  })

  it('says that there is no room, and how much is needed', async () => {
    await writeTestPack(at('large'), { change: soon })
    writeFileSync(at('policy.json'), JSON.stringify({ trustedKeys: [trusted], diskBudget: 1_000_000 }))
    expect(await talkroom('packs', 'import', at('large'))).toMatchObject({ code: 4, out: expect.stringContaining('2 MB more are needed') })
  })

  it.skipIf(process.platform !== 'linux')('leaves the store of a running kiosk alone, and reads it all the same', async () => {
    await writeTestPack(at('pack'), { change: soon })
    trust()
    await talkroom('packs', 'import', at('pack'))
    const giveBack = await borrowProfile(at('profile'))
    for (const command of [
      ['import', at('pack')],
      ['remove', 'demo'],
    ])
      expect(await talkroom('packs', ...command)).toMatchObject({ code: 6, err: expect.stringContaining('Close it first') })
    expect((await talkroom('packs', 'verify')).code).toBe(0)
    expect(existsSync(at('profile', 'packs', 'seminars', 'demo', '1'))).toBe(true)
    giveBack?.()
    await expect.poll(async () => (await talkroom('packs', 'remove', 'demo')).code).toBe(0)
  })
})

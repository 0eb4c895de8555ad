import { generateKeyPairSync } from 'node:crypto'
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { chunkSize } from '../../../src-shared/packs/chunks.ts'
import { hours, minutes } from '../../../src-shared/time/time.ts'
import { readTestPack, testTalk, writeTestPack } from '../test-pack.ts'
import { createTestDelivery, type TestDelivery, trusted } from './test-delivery.ts'

const eventually = <T>(read: () => T) => expect.poll(read, { timeout: 15_000, interval: 20 })
let test: TestDelivery
let directory = ''
beforeEach(() => {
  test = createTestDelivery()
  directory = test.directory
})
afterEach(() => test.end())
const served = (folder: string) => test.served(folder)
const start = (...given: Parameters<typeof test.start>) => test.start(...given)

describe('delivery', () => {
  it('fetches what a trusted organiser offers, and has it shown', async () => {
    await writeTestPack(join(directory, 'pack'), { files: { 'media/talk.mp4': testTalk(2_500_000) } })
    const server = await served(join(directory, 'pack'))
    const kiosk = await start({ packSources: [server.url], trustedKeys: [trusted] })
    await eventually(kiosk.complete).toEqual(['demo 1'])
    await eventually(() => kiosk.seen.better).toBe(1)
    expect(kiosk.seen.slice).toMatchObject({ now: null, asks: [], sources: [{ name: server.url, kind: 'address', state: 'good' }] })
  })

  it('asks staff about a key it has never seen, fetches nothing before, and goes on when they say yes', async () => {
    await writeTestPack(join(directory, 'pack'))
    const server = await served(join(directory, 'pack'))
    const kiosk = await start({ packSources: [server.url] })
    await eventually(() => kiosk.seen.slice?.asks.length).toBe(1)
    const { fingerprint } = await readTestPack(join(directory, 'pack'))
    const [ask] = kiosk.seen.slice?.asks ?? []
    expect(ask).toMatchObject({ kind: 'trust', fingerprint, title: { sv: 'Prov' }, source: server.url })
    expect(server.sent()).toBe(0)
    await kiosk.delivery.handlers['staff.trust']({ id: ask?.id ?? '', accept: true })
    await eventually(kiosk.complete).toEqual(['demo 1'])
    expect(kiosk.settings.get().trustedKeys).toEqual([trusted])
  })

  it('lets nobody add a sender where the policy names those that are trusted', async () => {
    await writeTestPack(join(directory, 'pack'))
    const kiosk = await start({ packSources: [join(directory, 'pack')], fixed: ['trustedKeys'] })
    await eventually(() => kiosk.seen.slice?.asks.length).toBe(1)
    const answer = await kiosk.delivery.handlers['staff.trust']({ id: kiosk.seen.slice?.asks[0]?.id ?? '', accept: true })
    expect(answer).toMatchObject({ ok: false, failure: { reason: 'policy-decides' } })
    expect(kiosk.settings.get().trustedKeys).toEqual([])
    expect(kiosk.seen.slice?.asks).toHaveLength(1)
  })

  it('leaves a key alone that staff refused, until they look again', async () => {
    await writeTestPack(join(directory, 'pack'))
    const kiosk = await start({ packSources: [join(directory, 'pack')] })
    await eventually(() => kiosk.seen.slice?.asks.length).toBe(1)
    await kiosk.delivery.handlers['staff.trust']({ id: kiosk.seen.slice?.asks[0]?.id ?? '', accept: false })
    kiosk.clock.advance(hours(2))
    await eventually(() => kiosk.seen.slice?.sources[0]?.state).toBe('good')
    expect(kiosk.seen.slice?.asks).toEqual([])
    await kiosk.delivery.handlers['staff.fetchNow']({})
    await eventually(() => kiosk.seen.slice?.asks.length).toBe(1)
  })

  it('takes a new version in and never goes back to an older one', async () => {
    const folder = (version: number) => join(directory, `v${version}`)
    for (const version of [1, 2]) await writeTestPack(folder(version), { version })
    const kiosk = await start({ packSources: [folder(2)], trustedKeys: [trusted] })
    await eventually(kiosk.complete).toEqual(['demo 2'])
    kiosk.settings.set({ packSources: [folder(1)] })
    await kiosk.delivery.handlers['staff.fetchNow']({})
    await eventually(() => kiosk.seen.slice?.sources).toMatchObject([{ name: folder(1), state: 'failed', reason: 'pack-older' }])
    expect(kiosk.complete()).toEqual(['demo 2'])
  })

  it('finds the packs on a stick that is plugged in, in folders and as files', async () => {
    await writeTestPack(join(directory, 'stick', 'first'), { id: 'first' })
    await writeTestPack(join(directory, 'stick', 'second'), { id: 'second' })
    mkdirSync(join(directory, 'stick', 'holiday'))
    // A whole holiday of them beside the packs.
    for (let index = 0; index < 600; index += 1) writeFileSync(join(directory, 'stick', `IMG_${index}.jpg`), '')
    const kiosk = await start({ trustedKeys: [trusted] })
    await eventually(() => kiosk.seen.slice?.seminars).toEqual([])
    kiosk.seen.sticks.push(join(directory, 'stick'))
    kiosk.clock.advance(minutes(1))
    await eventually(() => kiosk.complete().toSorted()).toEqual(['first 1', 'second 1'])
    expect(kiosk.seen.slice?.sources).toMatchObject([{ kind: 'stick', state: 'good' }])
  })

  it('takes nothing of a stick whose sender nobody knows before staff have said yes', async () => {
    await writeTestPack(join(directory, 'stick', 'first'))
    const kiosk = await start({})
    kiosk.seen.sticks.push(join(directory, 'stick'))
    kiosk.clock.advance(minutes(1))
    await eventually(() => kiosk.seen.slice?.asks.map(({ source }) => source)).toEqual([join(directory, 'stick')])
    expect(kiosk.seen.slice?.seminars).toEqual([])
    await kiosk.delivery.handlers['staff.trust']({ id: kiosk.seen.slice?.asks[0]?.id ?? '', accept: true })
    await eventually(kiosk.complete).toEqual(['demo 1'])
  })

  it('names what is wrong with a source', async () => {
    await writeTestPack(join(directory, 'pack'))
    rmSync(join(directory, 'pack', 'seminar.sig'))
    const kiosk = await start({ packSources: [join(directory, 'pack'), join(directory, 'nowhere'), 'http://127.0.0.1:9'], trustedKeys: [trusted] })
    await eventually(() => kiosk.seen.slice?.sources.map(({ reason }) => reason)).toEqual([
      'pack-unsigned',
      'source-unreachable',
      'source-unreachable',
    ])
  })

  it('fetches nothing while a group is at its seminar', async () => {
    await writeTestPack(join(directory, 'pack'))
    const server = await served(join(directory, 'pack'))
    let busy = true
    const kiosk = await start({ packSources: [server.url], trustedKeys: [trusted] }, { busy: () => busy })
    await eventually(() => kiosk.seen.slice?.sources[0]?.state).toBe('good')
    expect([server.sent(), kiosk.seen.better]).toEqual([0, 0])
    await eventually(() => kiosk.seen.slice?.now).toMatchObject({ stage: 'waiting', waitingFor: 'group' })
    busy = false
    await eventually(kiosk.complete).toEqual(['demo 1'])
  })

  it('gets a damaged megabyte from where it came from', async () => {
    await writeTestPack(join(directory, 'pack'), { files: { 'media/talk.mp4': testTalk(2 * chunkSize) } })
    const server = await served(join(directory, 'pack'))
    const kiosk = await start({ packSources: [server.url], trustedKeys: [trusted] })
    await eventually(kiosk.complete).toEqual(['demo 1'])
    const pack = await readTestPack(join(directory, 'pack'))
    const healed = await kiosk.delivery.heal(pack, 'media/talk.mp4', 1)
    expect(Buffer.from(healed ?? []).equals(readFileSync(join(directory, 'pack', 'media/talk.mp4')).subarray(chunkSize))).toBe(true)
    await server.close()
    expect(await kiosk.delivery.heal(pack, 'media/talk.mp4', 1)).toBeNull()
  })

  it('says so when the disk is too small for a seminar', async () => {
    await writeTestPack(join(directory, 'pack'))
    const kiosk = await start({ packSources: [join(directory, 'pack')], trustedKeys: [trusted], diskBudget: 1_000_000 })
    await eventually(() => kiosk.seen.slice?.now).toMatchObject({ stage: 'waiting', waitingFor: 'disk' })
    expect(kiosk.troubles.list().map(({ reason }) => reason)).toContain('disk-small')
  })

  it('takes nothing of a stranger even beside a trusted seminar', async () => {
    const { privateKey } = generateKeyPairSync('ed25519')
    await writeTestPack(join(directory, 'both', 'good'), { id: 'good' })
    await writeTestPack(join(directory, 'both', 'strange'), { id: 'strange', key: privateKey })
    const kiosk = await start({ packSources: [join(directory, 'both')], trustedKeys: [trusted] })
    await eventually(kiosk.complete).toEqual(['good 1'])
    expect(kiosk.seen.slice?.asks.map(({ id }) => id.split(' ')[1])).toEqual(['strange'])
  })
})

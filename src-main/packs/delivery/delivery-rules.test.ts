import { readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { chunkSize } from '../../../src-shared/packs/chunks.ts'
import { hours, minutes } from '../../../src-shared/time/time.ts'
import { readTestPack, testTalk, writeTestPack } from '../test-pack.ts'
import { createTestDelivery, type TestDelivery, trusted } from './test-delivery.ts'

const eventually = <T>(read: () => T) => expect.poll(read, { timeout: 15_000, interval: 20 })
let test: TestDelivery
beforeEach(() => {
  test = createTestDelivery()
})
afterEach(() => test.end())

const folder = (name = 'pack') => join(test.directory, name)
/** `HH:MM` on this computer, so many hours after the tests' 8.00 UTC. */
const clockIn = (hours: number): string => new Date(Date.UTC(2022, 9, 20, 8 + hours)).toTimeString().slice(0, 5)
const daysBefore = (days: number) => Date.UTC(2022, 9, 20 - days, 11, 30)

describe('what IT allows', () => {
  it('are hours outside of which nothing is fetched; the kiosk says until when it waits, and heeds another setting at once', async () => {
    await writeTestPack(folder())
    const server = await test.served(folder())
    const kiosk = await test.start({ packSources: [server.url], trustedKeys: [trusted], fetchHours: { from: clockIn(2), to: clockIn(3) } })
    const until = Date.UTC(2022, 9, 20, 10)
    await eventually(() => kiosk.seen.slice?.now).toMatchObject({ stage: 'waiting', waitingFor: 'hours', until })
    expect(server.sent()).toBe(0)
    kiosk.settings.set({ fetchHours: null })
    await eventually(kiosk.complete).toEqual(['demo 1'])
  })

  it('are no reason to miss a newer edition, or to leave what is stored unread meanwhile', async () => {
    await writeTestPack(folder('early'), { id: 'early' })
    await writeTestPack(folder())
    const kiosk = await test.start({ packSources: [folder('early')], trustedKeys: [trusted] })
    await eventually(kiosk.complete).toEqual(['early 1'])
    kiosk.settings.set({ packSources: [folder('early'), folder()], fetchHours: { from: clockIn(6), to: clockIn(7) } })
    await eventually(() => kiosk.seen.slice?.now).toMatchObject({ version: 1, waitingFor: 'hours' })
    await writeTestPack(folder(), { version: 2 })
    kiosk.clock.advance(hours(2))
    await eventually(() => kiosk.seen.slice?.now).toMatchObject({ version: 2, waitingFor: 'hours' })
    const { manifest } = await readTestPack(folder('early'))
    const object = kiosk.store.objectOf(manifest.files[0] ?? { path: '', size: 0, sha256: '' })
    const good = readFileSync(object)
    writeFileSync(object, Buffer.from(good).fill(0, 5, 9))
    kiosk.clock.advance(minutes(31))
    await eventually(() => readFileSync(object).equals(good)).toBe(true)
  })

  it('is a share of the line, over all connections together', async () => {
    await writeTestPack(folder(), {
      files: { 'media/a.mp4': testTalk(2_000_000, 1), 'media/b.mp4': testTalk(2_000_000, 2), 'media/c.mp4': testTalk(2_000_000, 3) },
    })
    const server = await test.served(folder())
    const began = performance.now()
    const kiosk = await test.start({ packSources: [server.url], trustedKeys: [trusted], bandwidth: 3_000_000 })
    const rates: number[] = []
    await eventually(() => {
      rates.push(kiosk.seen.slice?.now?.rate ?? 0)
      return kiosk.complete()
    }).toEqual(['demo 1'])
    // Six megabytes at three a second, the first second of which may come at once.
    expect(performance.now() - began).toBeGreaterThan(950)
    expect(Math.max(...rates)).toBeGreaterThan(0)
  })
})

describe('the sources of a seminar', () => {
  it('are also the mirrors that its manifest names, and what they give is proven like everything', async () => {
    const [mirror, liar] = [await test.served(folder()), await test.served(folder('lies'))]
    const change = { delivery: { mirrors: [liar.url, mirror.url, 'ftp://nowhere.example.org', mirror.url] } }
    await writeTestPack(folder(), { files: { 'media/a.mp4': testTalk(2 * chunkSize + 5) }, change })
    await writeTestPack(folder('lies'), { files: { 'media/a.mp4': testTalk(2 * chunkSize + 5, 99) } })
    await writeTestPack(folder('first'), { files: { 'media/a.mp4': testTalk(2 * chunkSize + 5) }, change })
    rmSync(folder('first/media/a.mp4'))
    const first = await test.served(folder('first'))
    const kiosk = await test.start({ packSources: [first.url], trustedKeys: [trusted] })
    await eventually(kiosk.complete).toEqual(['demo 1'])
    expect(mirror.sent()).toBeGreaterThanOrEqual(2 * chunkSize + 5)
    expect(liar.requests.length).toBeGreaterThan(0)
  })

  it('are told apart from each other when none of them can be used, each with its reason', async () => {
    await writeTestPack(folder())
    writeFileSync(folder('pack/seminar.sig'), 'no')
    const server = await test.served(folder())
    const kiosk = await test.start({ packSources: [server.url, `${server.url}/nowhere`, folder('nowhere')], trustedKeys: [trusted] })
    await eventually(() => kiosk.seen.slice?.sources.map(({ state, reason }) => `${state} ${reason}`)).toEqual([
      'failed pack-unsigned',
      'failed pack-missing',
      'failed source-unreachable',
    ])
  })

  it('may keep old editions and seminars that are over beside what is wanted; alone these are told', async () => {
    await writeTestPack(folder('all/old'))
    await writeTestPack(folder('all/new'), { version: 2 })
    await writeTestPack(folder('all/over'), { id: 'over', change: { validity: { until: '2022-10-01T00:00' } } })
    const kiosk = await test.start({ packSources: [folder('all')], trustedKeys: [trusted] })
    await eventually(kiosk.complete).toEqual(['demo 2'])
    kiosk.delivery.lookNow()
    await eventually(() => kiosk.log.lines.filter((line) => line.includes('pack-older')).length).toBe(1)
    await eventually(() => kiosk.seen.slice?.sources.map(({ state, reason }) => [state, reason])).toEqual([['good', undefined]])
    kiosk.settings.set({ packSources: [folder('all/old'), folder('all/over')] })
    await eventually(() => kiosk.seen.slice?.sources.map(({ state, reason }) => `${state} ${reason}`)).toEqual([
      'failed pack-older',
      'failed pack-expired',
    ])
  })
})

describe('what is on the disk', () => {
  const files = { 'media/a.mp4': testTalk(2 * chunkSize + 9, 1), 'media/b.mp4': testTalk(chunkSize, 2) }
  const spoil = async (kiosk: Awaited<ReturnType<TestDelivery['start']>>) => {
    const { manifest } = await readTestPack(folder())
    const object = kiosk.store.objectOf(manifest.files.find(({ path }) => path === 'media/a.mp4') ?? { path: '', size: 0, sha256: '' })
    const good = readFileSync(object)
    const bad = Buffer.from(good)
    bad[chunkSize + 5] = (bad[chunkSize + 5] ?? 0) ^ 64
    writeFileSync(object, bad)
    return { isWhole: () => readFileSync(object).equals(good) }
  }

  it('is read through each half hour; what has gone bad is fetched again, that chunk alone', async () => {
    await writeTestPack(folder(), { files })
    const server = await test.served(folder())
    const kiosk = await test.start({ packSources: [server.url], trustedKeys: [trusted] })
    await eventually(kiosk.complete).toEqual(['demo 1'])
    await eventually(() => kiosk.seen.slice?.now).toBeNull()
    const { isWhole } = await spoil(kiosk)
    server.requests.splice(0)
    kiosk.clock.advance(minutes(31))
    await eventually(isWhole).toBe(true)
    expect(server.requests).toEqual([`media/a.mp4 ${chunkSize}-${2 * chunkSize - 1}`])
  })

  it('is called damaged as long as nobody has the chunk, and is whole again when a stick brings it', async () => {
    await writeTestPack(folder(), { files })
    const server = await test.served(folder())
    const kiosk = await test.start({ packSources: [server.url], trustedKeys: [trusted] })
    await eventually(kiosk.complete).toEqual(['demo 1'])
    await eventually(() => kiosk.seen.slice?.now).toBeNull()
    const { isWhole } = await spoil(kiosk)
    await server.close()
    kiosk.clock.advance(minutes(31))
    await eventually(() => kiosk.seen.slice?.seminars[0]?.state).toBe('damaged')
    expect(isWhole()).toBe(false)
    kiosk.seen.sticks.push(folder())
    kiosk.clock.advance(minutes(1))
    await eventually(isWhole).toBe(true)
    await eventually(kiosk.complete).toEqual(['demo 1'])
  })
})

describe('a disk that is too small', () => {
  const tooSmall = { trustedKeys: [trusted], diskBudget: 1_000_000 }
  const seen = async (days: number) => {
    await writeTestPack(folder())
    const kiosk = await test.start({ ...tooSmall, packSources: [folder()] }, { now: daysBefore(days) })
    await eventually(() => kiosk.seen.slice?.disk.short).toMatchObject([{ title: { sv: 'Prov' }, lacks: 1_500_000 }])
    await eventually(() => kiosk.seen.slice?.now?.waitingFor).toBe('disk')
    return kiosk
  }

  it('is said to staff weeks before, and to the room in the days before', async () => {
    const early = await seen(20)
    expect(early.troubles.list()).toEqual([])
  })

  it('is said to the room two days before, with the seminar’s name', async () => {
    const kiosk = await seen(2)
    await eventually(() => kiosk.troubles.list()).toMatchObject([{ reason: 'disk-small', title: { sv: 'Prov' } }])
    kiosk.settings.set({ diskBudget: 40_000_000 })
    await eventually(kiosk.complete).toEqual(['demo 1'])
    await eventually(() => kiosk.troubles.list()).toEqual([])
    expect(kiosk.seen.slice?.disk.short).toEqual([])
  })
})

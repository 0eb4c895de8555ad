import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { fail, ok } from '../../src-shared/result/result.ts'
import { instant, minutes, seconds } from '../../src-shared/time/time.ts'
import { createManualClock } from '../clock/manual-clock.ts'
import { withSmallDisk } from '../files/small-disk.ts'
import { createMemoryLog } from '../logging/memory-log.ts'
import { createFolderTarget } from './deliver-to-folder.ts'
import type { DeliveryTarget } from './delivery-target.ts'
import { createFolderOutbox } from './folder-outbox.ts'
import { createMemoryOutbox } from './memory-outbox.ts'
import { type Outbox, type OutboxItem, type OutgoingItem, outgoing } from './outbox.ts'
import { describeOutbox, outboxItem } from './outbox-contract.ts'
import { retryDelay } from './retry-policy.ts'

/** A machine with much to do is slow. */
const eventually = <T>(read: () => T) => expect.poll(read, { timeout: 15_000 })

let directory = ''
let opened: Outbox[] = []
beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'outbox-'))
})
afterEach(async () => {
  for (const outbox of opened) await outbox.close()
  opened = []
  rmSync(directory, { recursive: true, force: true })
})

const start = instant(Date.UTC(2022, 9, 20, 12))
const create = async (
  options: {
    to?: () => string | null
    targets?: readonly DeliveryTarget[]
    held?: (item: OutboxItem) => boolean
    at?: typeof start
    where?: string
  } = {},
) => {
  const clock = createManualClock({ start: options.at ?? start })
  const log = createMemoryLog()
  const outbox = await createFolderOutbox(options.where ?? join(directory, 'outbox'), {
    targets: [createFolderTarget(options.to ?? (() => null)), ...(options.targets ?? [])],
    held: options.held ?? (() => false),
    clock,
    log,
  })
  opened.push(outbox)
  return { outbox, clock, log }
}
const files = (folder: string) => (existsSync(join(directory, folder)) ? readdirSync(join(directory, folder)).toSorted() : [])
const target = () => join(directory, 'desk')

describe('answers that have to wait', () => {
  it('are kept and counted, go out once they may, and let others pass', async () => {
    let held = true
    const { outbox, clock } = await create({ to: target, held: ({ kind }) => kind === 'evaluation' && held })
    await outbox.put(outboxItem('a'))
    await outbox.put(outboxItem('p', { kind: 'mainPoints' }))
    await eventually(() => files('desk')).toEqual(['p.json'])
    expect(outbox.counts()).toEqual({ waiting: 1, delivered: 1 })
    held = false
    clock.advance(seconds(6))
    await eventually(() => files('desk')).toEqual(['a.json', 'p.json'])
  })

  it('go out in another order than they came', async () => {
    let held = true
    const orders = new Set<string>()
    const ids = ['a', 'b', 'c', 'd', 'e']
    for (let round = 0; round < 6; round += 1) {
      held = true
      const desk = join(directory, `desk-${round}`)
      const { outbox, clock } = await create({ to: () => desk, held: () => held, where: join(directory, `outbox-${round}`) })
      for (const id of ids) await outbox.put(outboxItem(id))
      const arrived: string[] = []
      const look = () => {
        for (const id of ids) if (existsSync(join(desk, `${id}.json`)) && !arrived.includes(id)) arrived.push(id)
        return arrived.length
      }
      const watching = setInterval(look, 1)
      held = false
      clock.advance(seconds(6))
      await eventually(look).toBe(ids.length)
      clearInterval(watching)
      orders.add(arrived.join(''))
    }
    // Six times the same of 120 orders would be a wonder.
    expect(orders.size).toBeGreaterThan(1)
  })
})

describeOutbox('the outbox in a folder', async () => (await create()).outbox)
describeOutbox('the outbox that forgets', async () => createMemoryOutbox())

describe('the outbox in a folder', () => {
  it('has after a restart what it had before', async () => {
    const { outbox } = await create()
    await outbox.put(outboxItem('a'))
    await outbox.put(outboxItem('b', { complete: false }))
    const again = (await create()).outbox
    expect(again.list({})).toEqual(outbox.list({}))
    expect(again.counts()).toEqual({ waiting: 1, delivered: 0 })
  })

  it('delivers what is complete, once, without saying when, and keeps it', async () => {
    const { outbox } = await create({ to: target })
    await outbox.put(outboxItem('a'))
    await outbox.put(outboxItem('b', { complete: false }))
    await eventually(() => outbox.counts()).toEqual({ waiting: 0, delivered: 1 })
    expect(files('desk')).toEqual(['a.json'])
    expect(JSON.parse(readFileSync(join(target(), 'a.json'), 'utf8'))).toEqual({ format: 1, item: outgoing(outboxItem('a')) })
    for (const path of ['desk/a.json', 'outbox/delivered/a.json', 'outbox/waiting/b.json'])
      expect(statSync(join(directory, path)).mtimeMs).toBe(Date.UTC(2000, 0, 1))
    expect([files('outbox/waiting'), files('outbox/delivered')]).toEqual([['b.json'], ['a.json']])
    expect(readFileSync(join(directory, 'outbox/delivered/a.json'), 'utf8')).toContain('"deliveredOn":"2022-10-20"')
    rmSync(join(target(), 'a.json'))
    await outbox.put(outboxItem('a'))
    expect((await create({ to: target })).outbox.counts()).toEqual({ waiting: 0, delivered: 1 })
    expect(files('desk')).toEqual([])
  })

  it('delivers an evaluation without its group, and what a group wrote with it', async () => {
    const { outbox } = await create({ to: target })
    await outbox.put(outboxItem('a', { group: 3 }))
    await outbox.put(outboxItem('p', { kind: 'mainPoints', group: 3 }))
    await eventually(() => outbox.counts().delivered).toBe(2)
    const groupIn = (name: string) => JSON.parse(readFileSync(join(target(), name), 'utf8')).item.group
    expect([groupIn('a.json'), groupIn('p.json')]).toEqual([undefined, 3])
    expect((await create({ to: target })).outbox.list({ group: 3 })).toHaveLength(2)
  })

  it('delivers an item that changed once more under the same name', async () => {
    const { outbox } = await create({ to: target })
    await outbox.put(outboxItem('a', { body: 1 }))
    await eventually(() => outbox.counts().delivered).toBe(1)
    await outbox.put(outboxItem('a', { body: 2 }))
    await eventually(() => outbox.counts().delivered).toBe(1)
    expect(JSON.parse(readFileSync(join(target(), 'a.json'), 'utf8')).item.body).toBe(2)
    expect((await create()).outbox.get('a')?.body).toBe(2)
  })

  it('tries again, later and later, until the folder is there', async () => {
    const { outbox, clock, log } = await create({ to: () => join(directory, 'drive', 'desk') })
    await outbox.put(outboxItem('a'))
    const warnings = () => log.lines.filter((line) => line.includes('cannot be delivered')).length
    await eventually(warnings).toBe(1)
    clock.advance(seconds(1))
    await eventually(warnings).toBe(2)
    clock.advance(seconds(1))
    expect(warnings()).toBe(2)
    mkdirSync(join(directory, 'drive'))
    clock.advance(seconds(1))
    await eventually(() => outbox.counts()).toEqual({ waiting: 0, delivered: 1 })
  })

  it('delivers what waited when a folder is named later', async () => {
    let to: string | null = null
    const { outbox, clock } = await create({ to: () => to })
    await outbox.put(outboxItem('a'))
    to = target()
    clock.advance(seconds(31))
    await eventually(() => outbox.counts().delivered).toBe(1)
  })

  it('forgets what was delivered 30 days ago', async () => {
    const { outbox } = await create({ to: target })
    await outbox.put(outboxItem('a'))
    await eventually(() => outbox.counts().delivered).toBe(1)
    const day = minutes(24 * 60)
    expect((await create({ at: instant(start + 30 * day) })).outbox.counts().delivered).toBe(1)
    expect((await create({ at: instant(start + 31 * day) })).outbox.counts().delivered).toBe(0)
    expect(files('outbox/delivered')).toEqual([])
  })

  it('sets aside what it cannot read, and what was half written', async () => {
    mkdirSync(join(directory, 'outbox/waiting'), { recursive: true })
    for (const [name, content] of [
      ['a.json', '{"format":1,'],
      ['b.json', '{"format":9}'],
      ['c.json.part', 'x'],
      ['d.json', JSON.stringify({ format: 1, item: outboxItem('other') })],
    ] as const) {
      writeFileSync(join(directory, 'outbox/waiting', name), content)
    }
    const { outbox } = await create()
    expect(outbox.list({})).toEqual([])
    expect([files('outbox/waiting'), files('outbox/damaged')]).toEqual([[], ['a.json', 'b.json', 'd.json']])
  })

  it.each(['../a', '', 'a/b', 'a.b', 'ä'])('takes no id that is no file name: %j', async (id) => {
    expect(await (await create()).outbox.put(outboxItem(id))).toMatchObject({ ok: false })
  })

  it('keeps in memory what the disk did not take, and writes it when it does', async () => {
    writeFileSync(join(directory, 'outbox'), 'a file in the way')
    const { outbox, clock } = await create()
    expect(await outbox.put(outboxItem('a'))).toMatchObject({ ok: false, failure: { reason: 'outbox-not-writable' } })
    expect(outbox.get('a')).toEqual(outboxItem('a'))
    rmSync(join(directory, 'outbox'))
    clock.advance(seconds(31))
    await eventually(() => files('outbox/waiting')).toEqual(['a.json'])
  })

  it.skipIf(!withSmallDisk.possible)('says that the disk is full and loses nothing once there is room', async () => {
    await withSmallDisk.run(64, async (disk) => {
      const { outbox } = await create({ where: join(disk, 'outbox') })
      expect((await outbox.put(outboxItem('a'))).ok).toBe(true)
      writeFileSync(join(disk, 'ballast'), Buffer.alloc(60 * 1024 - 4096 * 4))
      const big = outboxItem('b', { body: 'x'.repeat(30_000) })
      expect(await outbox.put(big)).toMatchObject({ ok: false, failure: { reason: 'disk-full' } })
      expect(outbox.get('a')).toEqual(outboxItem('a'))
      rmSync(join(disk, 'ballast'))
      expect((await outbox.put(big)).ok).toBe(true)
      expect((await create({ where: join(disk, 'outbox') })).outbox.list({})).toEqual([outboxItem('a'), big])
    })
  })
})

describe('the policy for trying again', () => {
  it('waits longer each time, five minutes at most, and never gives up', () => {
    expect([1, 2, 3, 4, 5, 6, 1000].map(retryDelay)).toEqual([1, 2, 5, 15, 60, 300, 300].map(seconds))
  })
})

describe('several places to deliver to', () => {
  const desk = (answer: (item: OutgoingItem) => 'taken' | 'target-refused' | 'target-unreachable'): DeliveryTarget & { readonly got: string[] } => {
    const got: string[] = []
    return {
      got,
      name: 'desk',
      catchesUp: true,
      takes: () => true,
      deliver: async (item) => {
        const said = answer(item)
        if (said !== 'taken') return fail(said)
        got.push(item.id)
        return ok(undefined)
      },
    }
  }

  it('all get an item, and it is delivered once all have it', async () => {
    let reachable = false
    const to = desk(() => (reachable ? 'taken' : 'target-unreachable'))
    const { outbox, clock } = await create({ to: target, targets: [to] })
    await outbox.put(outboxItem('p', { kind: 'mainPoints' }))
    await eventually(() => files('desk')).toEqual(['p.json'])
    expect(outbox.counts()).toEqual({ waiting: 1, delivered: 0 })
    reachable = true
    clock.advance(minutes(5))
    await eventually(() => outbox.counts()).toEqual({ waiting: 0, delivered: 1 })
    expect(to.got).toEqual(['p'])
  })

  it('that come later get what another has had already, once, also after a restart; a folder that comes later gets only what waits', async () => {
    let known = false
    const to = { ...desk(() => 'taken'), takes: () => known }
    let folder: string | null = target()
    const first = await create({ to: () => folder, targets: [to] })
    await first.outbox.put(outboxItem('a'))
    await first.outbox.put(outboxItem('b'))
    await eventually(() => first.outbox.counts()).toEqual({ waiting: 0, delivered: 2 })
    await first.outbox.close()
    for (const name of files('desk')) rmSync(join(target(), name))

    const { outbox, clock } = await create({ to: () => folder, targets: [to], at: instant(start + minutes(60)) })
    expect(outbox.counts()).toEqual({ waiting: 0, delivered: 2 })
    known = true
    expect(outbox.counts()).toEqual({ waiting: 2, delivered: 0 })
    clock.advance(seconds(6))
    await eventually(() => to.got.toSorted()).toEqual(['a', 'b'])
    await eventually(() => outbox.counts()).toEqual({ waiting: 0, delivered: 2 })
    await outbox.close()

    folder = join(directory, 'other')
    const again = await create({ to: () => folder, targets: [to], at: instant(start + minutes(120)) })
    await again.outbox.put(outboxItem('c'))
    await eventually(() => again.outbox.counts()).toEqual({ waiting: 0, delivered: 3 })
    expect([to.got.toSorted(), files('desk'), files('other')]).toEqual([['a', 'b', 'c'], [], ['c.json']])
  })

  it('that catch up get what was delivered by a kiosk that did not keep to whom', async () => {
    const stored = { format: 1, item: outboxItem('old'), deliveredOn: '2022-10-18' }
    mkdirSync(join(directory, 'outbox/delivered'), { recursive: true })
    writeFileSync(join(directory, 'outbox/delivered/old.json'), JSON.stringify(stored))
    const to = desk(() => 'taken')
    const { outbox } = await create({ to: target, targets: [to] })
    await eventually(() => outbox.counts()).toEqual({ waiting: 0, delivered: 1 })
    expect([to.got, files('desk')]).toEqual([['old'], []])
    // It is forgotten when it would have been.
    expect(readFileSync(join(directory, 'outbox/delivered/old.json'), 'utf8')).toContain('"deliveredOn":"2022-10-18","deliveredTo":["desk"]')
  })

  it('that refuse one item hold up no other, and are asked again later', async () => {
    let wanted = false
    const to = desk(({ id }) => (id === 'odd' && !wanted ? 'target-refused' : 'taken'))
    const { outbox, clock } = await create({ targets: [to] })
    await outbox.put(outboxItem('odd', { kind: 'mainPoints' }))
    for (const id of ['a', 'b', 'c']) await outbox.put(outboxItem(id, { kind: 'mainPoints' }))
    await eventually(() => to.got.toSorted()).toEqual(['a', 'b', 'c'])
    await eventually(() => outbox.counts()).toEqual({ waiting: 1, delivered: 3 })
    wanted = true
    clock.advance(minutes(31))
    await eventually(() => outbox.counts()).toEqual({ waiting: 0, delivered: 4 })
  })
})

import { describe, expect, it } from 'vitest'
import type { Outbox, OutboxItem } from './outbox.ts'

export const outboxItem = (id: string, change: Partial<OutboxItem> = {}): OutboxItem => ({
  id,
  kind: 'evaluation',
  seminar: 'demo',
  seminarVersion: 1,
  segment: 'evaluation',
  group: 0,
  complete: true,
  body: { answers: { useful: { kind: 'scale', value: 4 } } },
  ...change,
})

/** What every outbox does, durable or not. */
export const describeOutbox = (name: string, open: () => Promise<Outbox>): void => {
  describe(name, () => {
    it('gives back what was put, the latest of an id', async () => {
      const outbox = await open()
      expect(outbox.get('a')).toBeNull()
      expect(await outbox.put(outboxItem('a', { complete: false, body: 1 }))).toEqual({ ok: true, value: undefined })
      expect((await outbox.put(outboxItem('a', { complete: false, body: 2 }))).ok).toBe(true)
      expect(outbox.get('a')).toEqual(outboxItem('a', { complete: false, body: 2 }))
      await outbox.close()
    })

    it('is as good after the same put twice', async () => {
      const outbox = await open()
      await outbox.put(outboxItem('a'))
      await outbox.put(outboxItem('a'))
      expect(outbox.list({})).toEqual([outboxItem('a')])
      expect(outbox.counts()).toEqual({ waiting: 1, delivered: 0 })
      await outbox.close()
    })

    it('lists what matches', async () => {
      const outbox = await open()
      await outbox.put(outboxItem('a'))
      await outbox.put(outboxItem('b', { group: 1 }))
      await outbox.put(outboxItem('c', { kind: 'mainPoints', segment: 'learning' }))
      await outbox.put(outboxItem('d', { seminar: 'other' }))
      const ids = (match: Parameters<Outbox['list']>[0]) => outbox.list(match).map((item) => item.id)
      expect(ids({}).toSorted()).toEqual(['a', 'b', 'c', 'd'])
      expect(ids({ seminar: 'demo', kind: 'evaluation' }).toSorted()).toEqual(['a', 'b'])
      expect(ids({ group: 1 })).toEqual(['b'])
      expect(ids({ segment: 'learning', group: 0 })).toEqual(['c'])
      await outbox.close()
    })

    it('forgets what is removed, and counts only what is complete as waiting', async () => {
      const outbox = await open()
      await outbox.put(outboxItem('a', { complete: false }))
      await outbox.put(outboxItem('b'))
      expect(outbox.counts().waiting).toBe(1)
      expect((await outbox.remove('a')).ok).toBe(true)
      expect((await outbox.remove('never')).ok).toBe(true)
      expect(outbox.get('a')).toBeNull()
      expect(outbox.list({})).toHaveLength(1)
      await outbox.close()
    })
  })
}

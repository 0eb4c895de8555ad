import { randomInt } from 'node:crypto'
import { isDeepStrictEqual } from 'node:util'
import { causeText, fail, ok, type Result } from '../../src-shared/result/result.ts'
import type { Clock } from '../../src-shared/time/clock.ts'
import { type Duration, duration, plus } from '../../src-shared/time/time.ts'
import { isFull } from '../files/durable-file.ts'
import type { Log } from '../logging/log.ts'
import type { DeliveryTarget } from './delivery-target.ts'
import { type Delivered, isItemId } from './item-file.ts'
import { createItemStore } from './item-store.ts'
import { type Outbox, type OutboxFailure, type OutboxItem, outgoing } from './outbox.ts'
import { retryDelay } from './retry-policy.ts'

type Entry =
  /** Not on the disk yet: it is being written, or the disk did not take it and is asked again. */
  | { readonly state: 'unsaved'; readonly item: OutboxItem }
  | { readonly state: 'waiting'; readonly item: OutboxItem }
  | { readonly state: 'delivered'; readonly item: OutboxItem; readonly how: Delivered }

const keptDays = 30
/** How often it is looked whether there is somewhere to deliver to, and room on the disk; in the world's time. */
const lookEvery = 5000
const longestClose = 2000 as Duration
/** What was refused may be wanted later, by a desk that was mended, say; meanwhile it holds up nothing else. */
const refusedFor = 30 * 60_000

/**
 * An outbox in a folder of the profile, delivered to each of `targets` that takes an item, now or later; a target that
 * catches up gets also what others have had for up to thirty days. What `held` is true for waits; what may go goes in no
 * order, because an order would tell whose answers they are.
 */
export const createFolderOutbox = async (
  directory: string,
  { targets, held, clock, log }: { readonly targets: readonly DeliveryTarget[]; held(item: OutboxItem): boolean; clock: Clock; log: Log },
): Promise<Outbox> => {
  const store = createItemStore(directory, log)
  const entries = new Map<string, Entry>()
  for (const { item, delivered } of await store.load()) {
    entries.set(item.id, delivered === undefined ? { state: 'waiting', item } : { state: 'delivered', item, how: delivered })
  }

  /** The disk is asked for one thing after the other. */
  let queue: Promise<unknown> = Promise.resolve()
  const inTurn = <T>(step: () => Promise<T>): Promise<T> => {
    const done = queue.then(step)
    queue = done.catch(() => undefined)
    return done
  }

  const attempt = async (what: string, step: () => Promise<void>): Promise<Result<void, OutboxFailure>> => {
    try {
      await step()
      return ok(undefined)
    } catch (cause) {
      log.error(what, { cause: causeText(cause) })
      return fail(isFull(cause) ? 'disk-full' : 'outbox-not-writable', { cause })
    }
  }

  const save = async (id: string): Promise<Result<void, OutboxFailure>> => {
    const entry = entries.get(id)
    if (entry?.state !== 'unsaved') return ok(undefined)
    const saved = await attempt('an item cannot be written', () => store.saveWaiting(entry.item))
    // It may have been replaced or removed while the disk was busy; then that is next in the queue.
    if (saved.ok && entries.get(id) === entry) entries.set(id, { state: 'waiting', item: entry.item })
    return saved
  }

  const saveOthers = async (): Promise<void> => {
    for (const [id, entry] of entries) {
      if (entry.state === 'unsaved' && !(await save(id)).ok) return
    }
  }

  let delivery: 'idle' | 'busy' | 'backing-off' | 'closed' = 'idle'
  let failures = 0
  let cancelRetry = (): void => undefined
  let delivering: Promise<void> = Promise.resolve()

  /** Until when an item that was refused is left alone, by its id. */
  const refused = new Map<string, number>()

  /** The targets that an item is still to go to. */
  const owed = (entry: Entry): readonly DeliveryTarget[] =>
    targets.filter((target) => target.takes(entry.item) && (entry.state !== 'delivered' || (target.catchesUp && !entry.how.to.includes(target.name))))

  /** False: it was refused, and the others go on. Rejects when a target cannot be reached. */
  const deliverOne = async (item: OutboxItem, to: readonly DeliveryTarget[]): Promise<boolean> => {
    for (const target of to) {
      const delivered = await target.deliver(outgoing(item))
      if (delivered.ok) continue
      if (delivered.failure.reason === 'target-unreachable') throw new Error(`${target.name}: ${delivered.failure.cause ?? ''}`)
      log.warn('an item was refused', { target: target.name, kind: item.kind, cause: delivered.failure.cause })
      refused.set(item.id, clock.now() + refusedFor * clock.speed)
      return false
    }
    return true
  }

  const deliverAll = async (): Promise<void> => {
    for (let entry = nextToDeliver(); entry !== null; entry = nextToDeliver()) {
      const sent = entry
      const to = owed(sent)
      if (!(await deliverOne(sent.item, to))) continue
      await inTurn(async () => {
        // A newer version that came meanwhile goes out next.
        if (entries.get(sent.item.id) !== sent) return
        const before = sent.state === 'delivered' ? sent.how : { on: today(), to: [] }
        const how = { ...before, to: [...before.to, ...to.map(({ name }) => name)] }
        await store.saveDelivered(sent.item, how)
        entries.set(sent.item.id, { state: 'delivered', item: sent.item, how })
      })
      failures = 0
      if (delivery === 'closed') return
    }
  }

  const mayGo = (entry: Entry): boolean => {
    const { item, state } = entry
    return state !== 'unsaved' && item.complete && !held(item) && owed(entry).length > 0 && (refused.get(item.id) ?? 0) <= clock.now()
  }

  const nextToDeliver = (): Entry | null => {
    const ready = [...entries.values()].filter(mayGo)
    return ready.length === 0 ? null : (ready[randomInt(ready.length)] ?? null)
  }

  const deliver = (): void => {
    if (delivery !== 'idle' || nextToDeliver() === null) return
    delivery = 'busy'
    delivering = deliverAll().then(
      () => {
        if (delivery === 'busy') delivery = 'idle'
      },
      (cause: unknown) => {
        failures += 1
        const delay = retryDelay(failures)
        log.warn('an item cannot be delivered', { failures, again: delay, cause: causeText(cause) })
        if (delivery !== 'busy') return
        delivery = 'backing-off'
        cancelRetry = clock.wake(plus(clock.now(), duration(delay * clock.speed)), () => {
          delivery = 'idle'
          deliver()
        })
      },
    )
  }

  const today = (): string => new Date(clock.now()).toISOString().slice(0, 10)

  const forgetOld = async (): Promise<void> => {
    const oldest = new Date(clock.now() - keptDays * 86_400_000).toISOString().slice(0, 10)
    for (const [id, entry] of entries) {
      if (entry.state !== 'delivered' || entry.how.on >= oldest) continue
      if ((await attempt('an old item cannot be deleted', () => store.forget(id))).ok && entries.get(id) === entry) entries.delete(id)
    }
  }

  const look = async (): Promise<void> => {
    await saveOthers()
    await forgetOld()
    deliver()
  }

  await look()
  const cancelLook = clock.every(lookEvery, () => void inTurn(look))

  return {
    put: async (item) => {
      if (!isItemId(item.id)) return fail('outbox-not-writable', { cause: `no id: ${item.id}` })
      const before = entries.get(item.id)
      if (before === undefined || !isDeepStrictEqual(before.item, item)) entries.set(item.id, { state: 'unsaved', item })
      return inTurn(async () => {
        const saved = await save(item.id)
        if (saved.ok) await saveOthers()
        deliver()
        return saved
      })
    },
    get: (id) => entries.get(id)?.item ?? null,
    remove: (id) => {
      entries.delete(id)
      return inTurn(() => attempt('an item cannot be removed', () => (entries.has(id) ? Promise.resolve() : store.forget(id))))
    },
    list: (match) =>
      [...entries.values()]
        .map(({ item }) => item)
        .filter(
          (item) =>
            (match.seminar === undefined || item.seminar === match.seminar) &&
            (match.segment === undefined || item.segment === match.segment) &&
            (match.kind === undefined || item.kind === match.kind) &&
            (match.group === undefined || item.group === match.group),
        ),
    counts: () => {
      const all = [...entries.values()]
      const delivered = all.filter((entry) => entry.state === 'delivered' && owed(entry).length === 0).length
      const done = all.filter(({ item }) => item.complete).length
      return { waiting: done - delivered, delivered }
    },
    close: async () => {
      delivery = 'closed'
      cancelRetry()
      cancelLook()
      await inTurn(saveOthers)
      // A network drive can hang for minutes; what it has not taken is delivered after the next start.
      await new Promise<void>((resolve) => {
        const cancel = clock.wake(plus(clock.now(), duration(longestClose * clock.speed)), resolve)
        void delivering.then(() => {
          cancel()
          resolve()
        })
      })
    },
  }
}

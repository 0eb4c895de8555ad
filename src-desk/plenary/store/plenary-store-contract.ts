import fc from 'fast-check'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { decidePlenary } from '../../../src-shared/plenary/decide.ts'
import type { KeptItem } from '../../../src-shared/plenary/items.ts'
import { applyEntry, entriesOf, initialDesk, type LogEntry, plenaryOf } from '../../../src-shared/plenary/log-entry.ts'
import { anyRequest, everybody } from '../../../src-shared/plenary/plenary.arbitrary.ts'
import { instant } from '../../../src-shared/time/time.ts'
import { type DeskLog, openDeskLog } from '../service/desk-log.ts'
import { viewsAt } from '../service/views.ts'
import type { PlenaryStore } from './plenary-store.ts'

/** A place for one plenary's data, on which several processes may open a store. */
export type Disk = { open(): Promise<PlenaryStore> }

const times = { segment: 'plenary', startsAt: instant(0), opensAt: instant(1000), endsAt: instant(2000) }
const seminar = { seminar: { title: {}, timeZone: 'UTC' }, programme: [] }
const nobody = { ids: new Set<string>(), withMedia: new Map(), knocks: [] }
const raised = (room: string): LogEntry => ({ about: 'plenary', of: 'plenary', event: { at: 1, type: 'hand-raised', room } })
const item = (id: string, change: { readonly body?: unknown } = {}): KeptItem => ({
  id,
  kind: 'mainPoints',
  seminar: 'demo',
  seminarVersion: 1,
  segment: 'learning',
  group: 0,
  complete: true,
  body: { texts: ['Tid'] },
  room: 'motala',
  ...change,
})
const evaluation = (id: string, change: { readonly segment?: string } = {}): KeptItem => ({
  id,
  kind: 'evaluation',
  seminar: 'demo',
  seminarVersion: 1,
  segment: 'evaluation',
  complete: true,
  body: { useful: { kind: 'scale', value: 4 } },
  room: null,
  ...change,
})
const logOver = (store: PlenaryStore, wallNow: () => number): Promise<DeskLog> =>
  openDeskLog(store, {
    wallNow,
    onTrouble: (cause) => {
      throw cause
    },
  })
const gathered = (log: DeskLog) => log.submit((_, now) => ({ ok: true, value: { entries: entriesOf('plenary', [{ at: now, type: 'gathered' }]) } }))

/** What every store keeps to. `disk` gives an empty one each time; `runs`: how many histories are tried. */
export const plenaryStoreContract = (name: string, disk: () => Promise<Disk>, runs: number): void => {
  describe(`the store in ${name}`, () => {
    const opened: PlenaryStore[] = []
    let on: Disk
    const openOn = async (place: Disk) => {
      const store = await place.open()
      opened.push(store)
      return store
    }
    const open = () => openOn(on)
    const close = async (store: PlenaryStore) => {
      opened.splice(opened.indexOf(store), 1)
      await store.close()
    }
    beforeEach(async () => {
      on = await disk()
    })
    afterEach(async () => {
      for (const store of opened.splice(0)) await store.close()
    })

    it('gives back after another start what was written, in its order and by its letters', async () => {
      const store = await open()
      const odd = item('odd', { body: { texts: ['å "ä" \\ \n\u0000 👩‍👩‍👧 \ud800'.toWellFormed(), "'); DROP TABLE log; --"] } })
      expect(await store.append({ entries: [raised('a'), raised('b')], items: [odd] }, 0)).toBe(2)
      expect(await store.append({ entries: [], items: [item('i2')] }, 2)).toBe(2)
      expect(await store.append({ entries: [raised('c')], items: [] }, 2)).toBe(3)
      await close(store)
      const again = await open()
      expect(await again.entriesAfter(0)).toEqual(['a', 'b', 'c'].map((room, index) => ({ place: index + 1, entry: raised(room) })))
      expect(await again.entriesAfter(2)).toEqual([{ place: 3, entry: raised('c') }])
      expect(await again.item('odd')).toEqual(odd)
      expect(await again.item('none')).toBeNull()
    })

    it('keeps each item once, the last that came, in an order that says nothing of when', async () => {
      const store = await open()
      const other = evaluation('b', { segment: 'z' })
      await store.append({ entries: [], items: [item('b2'), item('B1'), other] }, 0)
      await store.append({ entries: [], items: [item('b2', { body: { texts: ['Mod'] } })] }, 0)
      expect(await store.items()).toEqual([other, item('B1'), item('b2', { body: { texts: ['Mod'] } })])
    })

    it('takes nothing behind what another process wrote, until that was read', async () => {
      const [one, two] = [await open(), await open()]
      expect(await one.append({ entries: [raised('a')], items: [] }, 0)).toBe(1)
      expect(await one.changedElsewhere()).toBe(false)
      expect(await two.changedElsewhere()).toBe(true)
      expect(await two.changedElsewhere()).toBe(false)
      expect(await two.append({ entries: [raised('b')], items: [item('i')] }, 0)).toBeNull()
      expect(await two.item('i')).toBeNull()
      expect(await two.append({ entries: [raised('b')], items: [] }, 1)).toBe(2)
      expect((await one.entriesAfter(1)).map(({ entry }) => entry)).toEqual([raised('b')])
    })

    it('lets just one of two win that write at the same time, with all of its batch', async () => {
      const [one, two] = [await open(), await open()]
      let place = 0
      for (let round = 0; round < 10; round += 1) {
        const batch = (who: string) => ({ entries: [raised(who), raised(who)], items: [item(`${who}${round}`)] })
        const reached = await Promise.all([one.append(batch('one'), place), two.append(batch('two'), place)])
        expect(reached.toSorted()).toEqual([place + 2, null].toSorted())
        const winner = reached[0] === null ? 'two' : 'one'
        expect((await two.entriesAfter(place)).map(({ entry }) => entry)).toEqual([raised(winner), raised(winner)])
        const kept = [await one.item(`one${round}`), await one.item(`two${round}`)].map((found) => found !== null)
        expect(kept).toEqual([winner === 'one', winner === 'two'])
        place += 2
      }
    })

    it('lets the log decide anew when another process was first, and tell of both in the order of the disk', async () => {
      const [store, beside] = [await open(), await open()]
      const log = await logOver(store, () => 5)
      await beside.append({ entries: [{ about: 'access', event: { at: 4, type: 'pass-revoked', serial: 'gone' } }], items: [] }, 0)
      let told = 0
      log.onChange(() => {
        told += 1
      })
      const seen: boolean[] = []
      const refused = await log.submit(({ access }) => {
        seen.push(access.revoked.has('gone'))
        return access.revoked.has('gone') ? { ok: false, failure: { reason: 'no' } } : { ok: true, value: { entries: [raised('a')] } }
      })
      expect([refused, seen, told]).toEqual([{ ok: false, failure: { reason: 'no' } }, [false, true], 1])
      expect(await gathered(log)).toMatchObject({ ok: true })
      const all = (await store.entriesAfter(0)).map(({ entry }) => entry)
      expect(log.state()).toEqual(all.reduce(applyEntry, initialDesk))
      expect(all).toHaveLength(2)
    })

    it('hands each decision its item as those before it left it', async () => {
      const log = await logOver(await open(), () => 5)
      const seen: unknown[] = []
      const put = (text: string) =>
        log.submit((_, __, earlier) => {
          seen.push((earlier?.body as { texts: string[] } | undefined)?.texts[0])
          return { ok: true, value: { entries: [], items: [item('i', { body: { texts: [text] } })] } }
        }, 'i')
      await Promise.all([put('a'), put('b')])
      await put('c')
      expect(seen).toEqual([undefined, 'a', 'b'])
    })

    it('says so to everybody who asked when nothing can be written, and stays as it was', async () => {
      const store = await open()
      const troubles: unknown[] = []
      const log = await openDeskLog(store, { wallNow: () => 5, onTrouble: (cause) => troubles.push(cause) })
      await close(store)
      expect(await gathered(log)).toMatchObject({ ok: false, failure: { reason: 'not-saved' } })
      await log.look()
      expect(troubles).toHaveLength(2)
      expect(log.state()).toEqual(initialDesk)
    })

    it('restores after any requests, cut at any point, what everybody saw there', async () => {
      const viewsOf = (log: DeskLog) => {
        const viewOf = viewsAt(log.state(), { times, seminar }, log.now(), nobody, [])
        return everybody.map((member) => viewOf(member))
      }
      await fc.assert(
        fc.asyncProperty(fc.array(anyRequest, { maxLength: 40 }), fc.nat(40), async (steps, cut) => {
          const place = await disk()
          let wall = 1500
          // The wall clock of the machine goes back now and then.
          const wallNow = () => (wall % 7 === 0 ? wall - 300 : wall)
          let store = await openOn(place)
          let log = await logOver(store, wallNow)
          const again = async () => {
            await close(store)
            store = await openOn(place)
            log = await logOver(store, wallNow)
          }
          const joined = everybody.map((member) =>
            log.submit((_, now) => ({ ok: true, value: { entries: entriesOf('plenary', [{ at: now, type: 'joined', member }]) } })),
          )
          await Promise.all(joined)
          for (const [index, { actor, request }] of steps.entries()) {
            wall += 10
            await log.submit((state, now) => {
              const decided = decidePlenary(plenaryOf(state, 'plenary'), now, actor, request, times)
              return decided.ok ? { ok: true, value: { entries: entriesOf('plenary', decided.value) } } : decided
            })
            if (index !== cut) continue
            const before = viewsOf(log)
            await again()
            expect(viewsOf(log)).toEqual(before)
          }
          const last = viewsOf(log)
          await again()
          expect(viewsOf(log)).toEqual(last)
          await close(store)
        }),
        { numRuns: runs },
      )
    })
  })
}

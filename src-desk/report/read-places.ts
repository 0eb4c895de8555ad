import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { readDelivered } from '../../src-shared/plenary/items.ts'
import { applyEntry, everybodyIn, initialDesk } from '../../src-shared/plenary/log-entry.ts'
import type { Member } from '../../src-shared/plenary/members.ts'
import type { ReportItem, SeminarResults } from '../../src-shared/report/report-of.ts'
import type { Manifest } from '../../src-shared/seminar/schema.ts'
import { openFolder } from '../plenary/open-data.ts'
import type { PlenaryStore } from '../plenary/store/plenary-store.ts'
import { isPostgres, openPostgresStore, shownPostgres } from '../plenary/store/postgres-store.ts'
import { remark, Stop } from '../say.ts'
import { itemsInFolder } from './items-in-folder.ts'

/** What one place has: of each item what was delivered, and whose room it was where that is known. */
export type Found = {
  readonly items: readonly { readonly value: unknown; readonly room: string | null }[]
  /** The rooms that came to a plenary, where the place is one. */
  readonly plenary: { readonly seminar: string; readonly rooms: readonly Member[] } | null
}

/** Collects what the places have of these seminars. What lies in two of them, under the same id, counts once. */
export const readPlaces = async (places: readonly string[], manifests: readonly Manifest[]): Promise<readonly SeminarResults[]> => {
  const items = new Map(manifests.map(({ id }) => [id, new Map<string, ReportItem>()]))
  const rooms = new Map<string, Map<string, Member>>()
  for (const place of places)
    for (const { items: found, plenary } of await foundAt(place, [...items.keys()])) {
      if (plenary !== null) {
        if (!items.has(plenary.seminar)) throw new Stop(`${place} has the results of ${plenary.seminar}, and no pack of that seminar is named.`, 2)
        const known = rooms.get(plenary.seminar) ?? new Map<string, Member>()
        for (const room of plenary.rooms) known.set(room.id, room)
        rooms.set(plenary.seminar, known)
      }
      const left = found.filter(({ value, room }) => !take(value, room, manifests, items)).length
      const where = isPostgres(place) ? shownPostgres(place) : place
      if (left > 0)
        remark(
          `${where}: ${left === 1 ? '1 item is' : `${left} items are`} of another seminar, or nothing that these seminars asked for, and left out.`,
        )
    }
  return manifests.map((manifest) => ({
    manifest,
    items: [...(items.get(manifest.id)?.values() ?? [])],
    rooms: rooms.has(manifest.id) ? [...(rooms.get(manifest.id)?.values() ?? [])] : null,
  }))
}

const take = (value: unknown, room: string | null, manifests: readonly Manifest[], into: ReadonlyMap<string, Map<string, ReportItem>>): boolean => {
  for (const manifest of manifests) {
    const read = readDelivered(value, manifest)
    if (!read.ok) continue
    const known = into.get(manifest.id)
    // A plenary knows the room; a folder does not.
    const before = known?.get(read.value.id)
    if (before === undefined || before.room === null) known?.set(read.value.id, { ...read.value, room })
    return true
  }
  return false
}

/** All that lies at a place. */
const foundAt = async (place: string, seminars: readonly string[]): Promise<readonly Found[]> => {
  if (isPostgres(place)) return inDatabase(place, seminars)
  if (!existsSync(join(place, 'plenary.sqlite'))) return [await itemsInFolder(place)]
  const store = openFolder(place)
  return [await inPlenary(store, store.seminar)]
}

/** A database has many seminars; of those that are asked for, some may lie elsewhere. */
const inDatabase = async (place: string, seminars: readonly string[]): Promise<readonly Found[]> => {
  const found: Found[] = []
  for (const seminar of seminars) {
    const opened = await openPostgresStore(place, seminar, 'read')
    if (opened.ok) found.push(await inPlenary(opened.value, seminar))
    else if (opened.failure.reason !== 'store-empty') throw new Stop(`${shownPostgres(place)} cannot be read: ${opened.failure.cause}`)
  }
  return found
}

const inPlenary = async (store: PlenaryStore, seminar: string): Promise<Found> => {
  try {
    const entries = await store.entriesAfter(0)
    const state = entries.map(({ entry }) => entry).reduce(applyEntry, initialDesk)
    const items = (await store.items()).map(({ room, ...value }) => ({ value, room }))
    return { items, plenary: { seminar, rooms: [...everybodyIn(state).values()].filter(({ role }) => role === 'room') } }
  } finally {
    await store.close()
  }
}

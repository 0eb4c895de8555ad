import { spawn } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { plenaryStoreContract } from './plenary-store-contract.ts'
import { openSqliteStore } from './sqlite-store.ts'

let folder = ''
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'store-'))
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

const evaluation = {
  kind: 'evaluation',
  seminar: 'demo',
  seminarVersion: 1,
  segment: 'evaluation',
  complete: true,
  body: { useful: { kind: 'scale', value: 4 } },
  room: null,
} as const
const open = (at = folder, seminar: string | null = 'demo') => {
  const opened = openSqliteStore(at, seminar)
  if (!opened.ok) throw new Error(opened.failure.reason)
  return opened.value
}
plenaryStoreContract(
  'an SQLite file',
  async () => {
    const at = mkdtempSync(join(folder, 'disk-'))
    return { open: async () => open(at) }
  },
  10,
)

describe('the log', () => {
  it('has all of a batch or nothing, and what was acknowledged, after a kill in the midst of writing', async () => {
    const script = `
      import { openSqliteStore } from ${JSON.stringify(join(import.meta.dirname, 'sqlite-store.ts'))}
      const opened = openSqliteStore(process.argv[1], 'demo')
      const store = opened.value
      let place = (await store.entriesAfter(0)).length
      for (;;) {
        const entries = [0, 1, 2].map((of) => ({ about: 'plenary', event: { at: place + of, type: 'hand-raised', room: 'r' + of } }))
        place = await store.append({ entries, items: [] }, place)
        process.stdout.write(place + '\\n')
      }`
    for (const milliseconds of [0, 7, 23]) {
      let said = ''
      const child = spawn(process.execPath, ['--input-type=module-typescript', '-e', script, folder], { stdio: ['ignore', 'pipe', 'inherit'] })
      const ended = new Promise((resolve) => child.once('close', resolve))
      await new Promise((resolve) =>
        child.stdout.once('data', resolve).on('data', (part: Buffer) => {
          said += part.toString()
        }),
      )
      await new Promise((resolve) => setTimeout(resolve, milliseconds))
      child.kill('SIGKILL')
      await ended
      const acknowledged = Number(said.trimEnd().split('\n').at(-1))
      const store = open()
      const places = (await store.entriesAfter(0)).map(({ place }) => place)
      expect(acknowledged).toBeGreaterThan(0)
      expect(places.length).toBeGreaterThanOrEqual(acknowledged)
      expect(places.length % 3).toBe(0)
      expect(places).toEqual(places.map((_, index) => index + 1))
      await store.close()
    }
  })
})

describe('the file', () => {
  it('is for its owner only, and of one seminar', async () => {
    const at = join(folder, 'data')
    const made = open(at)
    expect(statSync(at).mode & 0o777).toBe(0o700)
    for (const name of ['plenary.sqlite', 'plenary.sqlite-wal', 'plenary.sqlite-shm']) expect(statSync(join(at, name)).mode & 0o777).toBe(0o600)
    await made.close()
    expect(openSqliteStore(at, 'another')).toMatchObject({ failure: { reason: 'store-other-seminar', cause: 'demo' } })
    const read = open(at, null)
    expect(read.seminar).toBe('demo')
    await read.close()
  })

  it('has, once it is closed, nothing in it of who answered before whom', async () => {
    const ids = Array.from({ length: 40 }, () => randomUUID())
    const placesFor = async (name: string, order: readonly string[]): Promise<readonly string[]> => {
      const store = open(join(folder, name))
      for (const id of order) await store.append({ entries: [], items: [{ ...evaluation, id }] }, 0)
      await store.close()
      const bytes = readFileSync(join(folder, name, 'plenary.sqlite'))
      expect(readdirSync(join(folder, name))).toEqual(['plenary.sqlite'])
      return ids.toSorted((a, b) => bytes.indexOf(a) - bytes.indexOf(b))
    }
    expect(await placesFor('one', ids)).toEqual(await placesFor('two', ids.toReversed()))
  })

  it('is not made where somebody only wants to read', () => {
    expect(openSqliteStore(join(folder, 'nothing'), null)).toMatchObject({ failure: { reason: 'store-unusable' } })
  })
})

import { spawn } from 'node:child_process'
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { chunkSize } from '../../../src-shared/packs/chunks.ts'
import { testTalk, writeTestPack } from '../test-pack.ts'
import { type FaultyServer, startFaultyServer } from './faulty-server.ts'

/** A few where somebody waits; `npm test` asks for 200, and before a release it may be an hour of them. */
const kills = Number(process.env.TALKROOM_KILLS ?? 10)
const files = { 'media/a.mp4': testTalk(7 * chunkSize + 99, 1), 'media/b.mp4': testTalk(4 * chunkSize, 2), 'media/c.vtt': Buffer.from('WEBVTT\n\n') }

let directory = ''
let server: FaultyServer
beforeAll(async () => {
  directory = mkdtempSync(join(tmpdir(), 'kill-'))
  await writeTestPack(join(directory, 'pack'), { files })
  server = await startFaultyServer(join(directory, 'pack'))
  server.limit(12_000_000)
})
afterAll(async () => {
  await server.close()
  rmSync(directory, { recursive: true, force: true })
})

type Round = { readonly lines: readonly string[]; readonly killed: boolean; readonly said: string }

/** Runs the child and kills it so many milliseconds after it has opened the store. */
const run = (after: number): Promise<Round> =>
  new Promise((resolve) => {
    const child = spawn(process.execPath, [join(import.meta.dirname, 'killed-child.ts'), join(directory, 'packs'), server.url], {
      stdio: ['ignore', 'pipe', 'pipe'],
    })
    let out = ''
    let said = ''
    let timer: ReturnType<typeof setTimeout> | undefined
    child.stdout.on('data', (data: Buffer) => {
      out += data.toString()
      timer ??= setTimeout(() => child.kill('SIGKILL'), after)
    })
    child.stderr.on('data', (data: Buffer) => {
      said += data.toString()
    })
    child.on('close', (_, signal) => {
      clearTimeout(timer)
      // The last line may be torn; what it would have said is not believed.
      resolve({ lines: out.split('\n').slice(0, -1), killed: signal === 'SIGKILL', said })
    })
  })

const requested = (): ReadonlySet<string> =>
  new Set(
    server.requests.splice(0).flatMap((request) => {
      const [, path = '', from = '0', to = '0'] = /^(.*) (\d+)-(\d+)$/.exec(request) ?? []
      const first = Math.floor(Number(from) / chunkSize)
      return Array.from({ length: Math.floor(Number(to) / chunkSize) - first + 1 }, (_, index) => `${path} ${first + index}`)
    }),
  )

it(`${kills} kills at any moment lose nothing that was kept, and leave no half seminar`, { timeout: 400_000 }, async () => {
  const seed = Math.floor(Math.random() * 2 ** 31)
  let state = seed
  const random = () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return state / 2 ** 32
  }
  let kept = new Set<string>()
  let done = 0
  let completed = 0
  while (done < kills) {
    const { lines, killed, said } = await run(random() ** 2 * 260)
    if (killed) done += 1
    else if (!lines.includes('committed')) throw new Error(`the child failed (seed ${seed}): ${said}`)
    const again = [...requested()].filter((chunk) => kept.has(chunk))
    expect(again, `fetched again (seed ${seed})`).toEqual([])
    for (const line of lines) if (line.startsWith('kept ')) kept.add(line.slice(5))

    const shown = existsSync(join(directory, 'packs', 'seminars', 'demo', '1', 'seminar.json'))
    const objects = join(directory, 'packs', 'objects')
    for (const name of existsSync(objects) ? readdirSync(objects).filter((one) => !one.endsWith('.part')) : []) {
      expect(Object.values(files).map((bytes) => bytes.length)).toContain(readFileSync(join(objects, name)).length)
    }
    if (shown) {
      // Whole, whenever it can be seen.
      const stored = readdirSync(objects).map((name) => readFileSync(join(objects, name)))
      for (const bytes of Object.values(files)) expect(stored.some((one) => one.equals(bytes))).toBe(true)
      completed += 1
      kept = new Set()
      rmSync(join(directory, 'packs'), { recursive: true })
    }
  }
  // The kills must have met work, not only beginnings and ends.
  if (kills >= 100) expect(completed).toBeGreaterThan(0)
})

import { createPrivateKey, generateKeyPairSync } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { publicKeyOf } from '../../src-main/packs/reader/seal-pack.ts'
import { plenaryAt } from '../../src-shared/plenary/log-entry.ts'
import type { Member, Role } from '../../src-shared/plenary/members.ts'
import type { PassClaims } from '../../src-shared/plenary/pass.ts'
import { plenaryTimes } from '../../src-shared/plenary/times.ts'
import { planOf } from '../../src-shared/seminar/plan.ts'
import { type Manifest, manifest as manifestSchema } from '../../src-shared/seminar/schema.ts'
import { passReader, signPass } from './access/passes.ts'
import { type Relays, relaysFor } from './access/relays.ts'
import { createNoMedia } from './media/no-media.ts'
import type { PlenaryMedia } from './media/plenary-media.ts'
import { startDeskServer } from './server/desk-server.ts'
import type { LeadPage } from './server/lead-page.ts'
import { createLobby } from './server/lobby.ts'
import { openDeskLog } from './service/desk-log.ts'
import { createPlenaryService } from './service/plenary-service.ts'
import { openSqliteStore } from './store/sqlite-store.ts'

/** The same in every process of a test. */
const organiser = createPrivateKey({
  key: Buffer.concat([Buffer.from('302e020100300506032b657004220420', 'hex'), Buffer.alloc(32, 'organiser')]),
  format: 'der',
  type: 'pkcs8',
})
const stranger = generateKeyPairSync('ed25519').privateKey

export const testManifest = manifestSchema.parse({
  format: 1,
  id: 'demo',
  version: 3,
  title: { sv: 'Prov' },
  languages: ['sv'],
  timeZone: 'Europe/Stockholm',
  start: '2022-10-20T13:30',
  programme: [
    {
      kind: 'dialogue',
      id: 'learning',
      title: { sv: 'Samtal' },
      seconds: 1800,
      minimumSeconds: 600,
      purpose: 'learning',
      parts: [{ kind: 'summary', prompt: { sv: 'Skriv' }, seconds: 300, collect: 'mainPoints' }],
    },
    {
      kind: 'plenary',
      id: 'plenary',
      title: { sv: 'Samling' },
      seconds: 1800,
      fixedAt: '14:40',
      offlineGuide: [{ kind: 'open', prompt: { sv: 'Samtala' }, seconds: 1800 }],
    },
    {
      kind: 'evaluation',
      id: 'evaluation',
      title: { sv: 'Utvärdering' },
      seconds: 300,
      questions: [
        { kind: 'scale', id: 'useful', prompt: { sv: 'Nytta?' }, low: { sv: 'Liten' }, high: { sv: 'Stor' } },
        { kind: 'text', id: 'more', prompt: { sv: 'Mer?' } },
      ],
    },
  ],
  files: [],
})
/** Ten minutes into the plenary. */
export const duringPlenary = Date.UTC(2022, 9, 20, 12, 50)

export const member = (id: string, role: Role = 'room', groups = 1): Member => ({ id, role, name: id.toUpperCase(), groups })
const from = duringPlenary / 1000 - 3600
const until = from + 8 * 3600
export const pass = (of: Member, change: Partial<PassClaims> = {}, key = organiser): string =>
  signPass({ seminar: 'demo', member: of, from, until, ...change }, key)
export const forged = (of: Member): string => pass(of, {}, stranger)

export type TestDesk = Awaited<ReturnType<typeof startTestDesk>>

/** A whole desk over a real file and real sockets; only its clock stands where the test puts it. */
export const startTestDesk = async (
  options: {
    readonly folder?: string
    readonly media?: PlenaryMedia
    readonly at?: number
    /** Of a kiosk's own pack; absent: `testManifest`. */
    readonly manifest?: Manifest
    /** Which plenary, where the manifest has several. */
    readonly segment?: string
    readonly host?: string
    readonly port?: number
    readonly relays?: Relays
    readonly tls?: { readonly cert: Buffer; readonly key: Buffer }
    readonly leadPage?: LeadPage
  } = {},
) => {
  const folder = options.folder ?? mkdtempSync(join(tmpdir(), 'plenary-'))
  const manifest = options.manifest ?? testManifest
  const store = openSqliteStore(folder, manifest.id)
  if (!store.ok) throw new Error(store.failure.cause)
  const plan = planOf(manifest)
  const times = plan.ok ? plenaryTimes(plan.value, options.segment ?? null) : plan
  if (!times.ok) throw new Error(times.failure.reason)
  const clock = { now: options.at ?? duringPlenary }
  const troubles: unknown[] = []
  const log = await openDeskLog(store.value, { wallNow: () => clock.now, onTrouble: (cause) => troubles.push(cause) })
  const service = createPlenaryService(log, { manifest, times: times.value, readPass: passReader(publicKeyOf(organiser), manifest.id) })
  const media = options.media ?? createNoMedia()
  const lobby = createLobby({
    log,
    service,
    media,
    relays: (id) => relaysFor(options.relays ?? { urls: [], secret: '' }, id, Date.now() / 1000),
  })
  const host = options.host ?? '127.0.0.1'
  const origins = new Set(['https://desk.example'])
  const server = await startDeskServer({
    service,
    lobby,
    media,
    host,
    port: options.port ?? 0,
    tls: options.tls ?? null,
    origins,
    leadPage: options.leadPage ?? null,
  })
  origins.add(`http://${host}:${server.port}`)
  const stop = async (): Promise<void> => {
    await server.close()
    await media.close()
    await store.value.close()
  }
  return {
    folder,
    store: store.value,
    log,
    service,
    plenary: () => plenaryAt(log.state(), times.value, log.now()),
    clock,
    troubles,
    port: server.port,
    stop,
    /** Ends it and leaves nothing behind. */
    clear: async () => {
      await stop()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

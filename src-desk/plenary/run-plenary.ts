import { join } from 'node:path'
import { isTrial, occasionAt } from '../../src-shared/plenary/occasion.ts'
import { plenaryTimes } from '../../src-shared/plenary/times.ts'
import type { PlenaryTimes } from '../../src-shared/plenary/view.ts'
import { causeText } from '../../src-shared/result/result.ts'
import { planOf } from '../../src-shared/seminar/plan.ts'
import type { Manifest } from '../../src-shared/seminar/schema.ts'
import { openPack } from '../open-source.ts'
import { Stop, say } from '../say.ts'
import { passReader } from './access/passes.ts'
import { type Relays, relaysFor } from './access/relays.ts'
import { beginAnew } from './begin-anew.ts'
import { openData } from './open-data.ts'
import { type MediaRun, openMedia } from './open-media.ts'
import { startDeskServer } from './server/desk-server.ts'
import { readLeadPage } from './server/lead-page.ts'
import { createLobby } from './server/lobby.ts'
import { openDeskLog } from './service/desk-log.ts'
import { createPlenaryService } from './service/plenary-service.ts'
import { tellEarlier } from './tell-earlier.ts'

export type PlenaryRun = {
  readonly pack: string
  readonly data: string
  /** A database instead of the folder, for the log and the results. */
  readonly store?: string
  readonly host: string
  readonly port: number
  readonly tls: { readonly cert: Buffer; readonly key: Buffer } | null
  readonly origins: readonly string[]
  readonly segment: string | null
  /** Sets the data aside that is there, and begins with none. */
  readonly fresh: boolean
  readonly media: MediaRun
  readonly relays: Relays
}

/** Where the build puts the page. */
const leadFolder = join(import.meta.dirname, '..', '..', 'dist', 'lead')

const troubleEvery = 10_000
const clock = () => new Date().toTimeString().slice(0, 8)
const tell = (line: string): void => say(`${clock()}  ${line}`)

/** Says what is wrong with the disk or the database now and then, and not with each request that it hinders. */
const troubleTeller = (): ((cause: unknown) => void) => {
  let said = Number.NEGATIVE_INFINITY
  return (cause) => {
    if (performance.now() - said < troubleEvery) return
    said = performance.now()
    tell(`What happens cannot be saved: ${causeText(cause)}. Is the disk full, or the database gone? Nothing is answered before it is saved.`)
  }
}

/** The plenary's composition root: opens what it needs, runs until it is told to end, and closes in the opposite order. */
export const runPlenary = async (run: PlenaryRun): Promise<void> => {
  const { source, pack } = await openPack(run.pack)
  await source.close()
  const { manifest } = pack
  const times = timesOf(manifest, run)
  const aside = run.fresh ? await beginAnew(run, manifest.id, new Date()) : null
  if (aside !== null) say(`What was there is set aside as ${aside}. Links that were taken back stay so.`)
  const store = await openData(run, manifest.id, 'make')
  const log = await openDeskLog(store, { wallNow: Date.now, onTrouble: troubleTeller() })
  const service = createPlenaryService(log, { manifest, times, readPass: passReader(pack.publicKey, manifest.id) })
  const media = await openMedia(run.media, run.data, tell)
  const lobby = createLobby({ log, service, media, relays: (member) => relaysFor(run.relays, member, Date.now() / 1000) })
  try {
    const origins = new Set([...run.origins, ...(run.tls === null ? [] : [new URL(`https://${run.host}:${run.port}`).origin])])
    const leadPage = readLeadPage(leadFolder)
    const server = await startDeskServer({ service, lobby, media, host: run.host, port: run.port, tls: run.tls, origins, leadPage })
    const scheme = run.tls === null ? 'ws' : 'wss'
    say(`The plenary of ${manifest.id}, ${localTime(times.opensAt, manifest)} to ${localTime(times.endsAt, manifest)} (${manifest.timeZone}).`)
    say(`Rooms and presenters connect to ${scheme}://${run.host}:${server.port}/plenary, rooms deliver to /items, and /health says how it is.`)
    say(
      leadPage === null
        ? 'The page for presenters and hosts has not been built; npm run desk -- plenary builds it.'
        : `Presenters and hosts open ${scheme === 'ws' ? 'http' : 'https'}://${run.host}:${server.port}/lead with their links.`,
    )
    if (!isFixed(manifest, times.segment))
      say('It has no time of its own (fixedAt): each room comes when its programme does, and a host can neither bring the rooms nor send them back.')
    const found = { state: log.state(), on: occasionAt(times, log.now()), items: (await store.items()).length }
    for (const line of tellEarlier({ ...found, seminarBegan: !isTrial(times, log.now()) }, `desk plenary … --fresh`)) say(line)
    if (isTrial(times, log.now()))
      say(`Until the seminar begins, ${localTime(times.startsAt, manifest)}, all is a trial: it moves no room, and is forgotten then.`)
    say('Ctrl+C ends it; what happened is kept.')
    await new Promise<void>((resolve) => {
      for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => resolve())
    })
    await server.close()
  } finally {
    lobby.close()
    await media.close()
    await log.settled()
    await store.close()
  }
}

const timesOf = (manifest: Manifest, { pack, segment }: PlenaryRun): PlenaryTimes => {
  const plan = planOf(manifest)
  if (!plan.ok) throw new Stop(`${pack} has a time zone that this machine does not know: ${manifest.timeZone}.`)
  const times = plenaryTimes(plan.value, segment)
  if (times.ok) return times.value
  if (times.failure.reason === 'several-plenaries') throw new Stop('The programme has several plenaries. Say which with --segment.', 2)
  throw new Stop(
    segment === null
      ? `The programme of ${manifest.id} has no plenary, so it needs no desk: rooms deliver into a folder (deliverTo).`
      : `The programme has no plenary "${segment}".`,
    2,
  )
}

const isFixed = ({ programme }: Manifest, segment: string): boolean => programme.find(({ id }) => id === segment)?.fixedAt !== undefined

const localTime = (at: number, { timeZone }: Manifest): string =>
  new Date(at).toLocaleString('sv-SE', { timeZone, dateStyle: 'short', timeStyle: 'short' })

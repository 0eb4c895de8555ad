import type { CommandHandlers } from '../../src-shared/contract/contract.ts'
import type { MediaReport, MediaServer, PlenaryOffer, PlenarySlice, plenaryCommands } from '../../src-shared/contract/plenary.ts'
import type { RoomSlice } from '../../src-shared/contract/slices.ts'
import { readDeskAddress } from '../../src-shared/plenary/desk-address.ts'
import { type Line, troubleOf } from '../../src-shared/plenary/line.ts'
import { leads, type PlenaryNeed, plenaryNeed, standsWarm } from '../../src-shared/plenary/need.ts'
import { relayLines, throughMain } from '../../src-shared/plenary/relay-lines.ts'
import { isMediaHopeless } from '../../src-shared/plenary/room-standing.ts'
import { mediaTroubleOf } from '../../src-shared/plenary/staff-word.ts'
import { allowedServers } from '../../src-shared/plenary/transports.ts'
import type { PlenaryPhase } from '../../src-shared/plenary/view.ts'
import { qualityRequest } from '../../src-shared/plenary/wire.ts'
import { fail, ok } from '../../src-shared/result/result.ts'
import type { Clock } from '../../src-shared/time/clock.ts'
import type { OpenTunnel } from '../bridge/relay-tunnels.ts'
import type { Log } from '../logging/log.ts'
import type { Network } from '../packs/fetch/network/network.ts'
import type { Settings } from '../settings/settings.ts'
import type { After } from '../shell/after.ts'
import { createDeskLine, type LineTarget } from './desk-line.ts'
import { openRelays } from './open-relays.ts'
import type { PlenaryMemory } from './plenary-memory.ts'
import { createRelayWatch } from './relay-watch.ts'
import { createQualityTeller } from './tell-quality.ts'

export type PlenaryDeps = {
  readonly clock: Clock
  readonly settings: Settings
  readonly network: Network
  readonly memory: PlenaryMemory
  readonly after: After
  readonly log: Log
  /** The seminar that is shown, and where its pack says the desk is; null: none is shown. */
  readonly seminar: { readonly id: string; readonly desk: string | null } | null
  /** The pass of the invitation to a seminar; null: it had none, or leads elsewhere. */
  pass(seminar: string): string | null
  /** What the desk says of the plenary, for the room's programme. */
  follow(segment: string, phase: PlenaryPhase): void
  publish(slices: { readonly plenary?: PlenarySlice; readonly plenaryOffer?: PlenaryOffer }): void
}

export type PlenaryService = {
  readonly handlers: Pick<CommandHandlers, keyof typeof plenaryCommands>
  slices(): { readonly plenary: PlenarySlice; readonly plenaryOffer: PlenaryOffer }
  /** The room's programme is this now. */
  programme(room: Pick<RoomSlice, 'programme' | 'rehearsal'>): void
  /** The machine woke up, or the room's invitation changed. */
  lookAgain(): void
  /** A line to a relay that the page was told of, the way that IT has set; to no other place. */
  readonly tunnel: OpenTunnel
  stop(): Promise<void>
}

/** The need changes with the time also while nothing happens; of the world's time. */
const lookEvery = 1000

/** Keeps the room's line to the desk, and knows for the page what the desk says. */
export const createPlenaryService = (deps: PlenaryDeps): PlenaryService => {
  const { clock, settings, memory, log } = deps
  let room: Pick<RoomSlice, 'programme' | 'rehearsal'> | null = null
  let need: PlenaryNeed = { segment: null, line: false, media: false, on: false }
  let report: MediaReport | null = null
  let offer: PlenaryOffer = { number: 0, word: 'none' }
  /** What was told of it last: a change of nothing is told to nobody. */
  let told = ''

  const desk = createDeskLine({
    network: deps.network,
    after: deps.after,
    log,
    onChange: () => look(),
    onMedia: (message) => {
      offer = { number: offer.number + 1, word: message.type === 'stage' ? { sdp: message.sdp, streams: message.streams } : 'lost' }
      deps.publish({ plenaryOffer: offer })
    },
  })

  const teller = createQualityTeller({
    after: deps.after,
    tell: (quality) => void desk.ask({ type: 'ask', name: qualityRequest, args: quality }),
  })
  const relays = createRelayWatch({ network: deps.network, after: deps.after, log, onChange: () => look() })
  let wasIn = false
  /** The room's hand is up, it is asked, or it has the floor, as far as the desk said last. */
  let engaged = false
  /** What it asked for a moment ago is not in the view yet. */
  let asking = 0

  /** IT's own word comes first, then what pack and invitation say. */
  const place = (): { readonly desk: string | null; readonly pass: string | null } => {
    const own = settings.get().plenary
    return { desk: own.desk ?? deps.seminar?.desk ?? null, pass: own.pass ?? (deps.seminar === null ? null : deps.pass(deps.seminar.id)) }
  }

  const target = (): LineTarget | 'no-desk' | 'no-pass' => {
    const { desk: named, pass } = place()
    const address = named === null ? null : readDeskAddress(named)
    if (address === null) return 'no-desk'
    return pass === null ? 'no-pass' : { address, pass, device: memory.device() }
  }

  /** IT's own, and the desk's relays, as they were named, as far as IT lets media go by them. */
  const servers = (): readonly MediaServer[] => allowedServers(namedServers(), settings.get().plenary.transports)
  const namedServers = (): readonly MediaServer[] => [
    ...settings.get().plenary.iceServers.map(({ urls, username, credential }) => ({
      urls: [urls],
      ...(username === undefined ? {} : { username }),
      ...(credential === undefined ? {} : { credential }),
    })),
    ...desk.relays(),
  ]

  const plenary = (): PlenarySlice => ({
    line: lineOf(desk.line(), need, target()),
    segment: need.segment,
    view: desk.view(),
    warm: standsWarm(desk.view(), need),
    agreed: memory.agreed(),
    silent: memory.silent(),
    camera: settings.get().plenary.camera,
    iceServers: throughMain(servers()),
    relayOnly: !settings.get().plenary.transports.includes('direct'),
    relays: relays.looks(),
    report,
  })

  const hasFloor = (): boolean => {
    const view = desk.view()
    return view?.floor.name === 'held' && view.floor.room === view.you.id
  }

  /** Who left the plenary's screen with the floor gives it back: nobody waits for a room that is not there. */
  const giveBack = (): void => {
    if (hasFloor()) void desk.ask({ type: 'ask', name: 'floor.return', args: {} })
  }

  /** Nobody waits for a room that can be neither seen nor heard. */
  const stepBack = (offered: boolean): void => {
    giveBack()
    if (offered) void desk.ask({ type: 'ask', name: 'floor.decline', args: {} })
  }

  let looking = false
  const look = (): void => {
    // What follows from the desk's word changes the programme, which looks again.
    if (looking || room === null) return
    looking = true
    const next = plenaryNeed(room.programme, room.rehearsal, clock.now())
    // While the line still stands.
    if (need.on && !next.on) giveBack()
    need = next
    const aim = target()
    desk.aim(typeof aim === 'object' && need.line ? aim : null)
    const { desk: named, pass } = place()
    if (deps.seminar !== null && named !== null && pass !== null) memory.keepPlace(deps.seminar.id, named, pass)
    looking = false
    const view = desk.view()
    const isIn = desk.line().name === 'in'
    const begins = isIn && !wasIn
    if (begins) teller.again()
    wasIn = isIn
    if (view !== null && isIn) {
      // Silence is for one time with the floor; the next begins as everybody expects it.
      if (!hasFloor()) memory.keepSilent(false)
      const { place, offered } = view.you
      const isEngaged = place !== null || offered || hasFloor()
      // What it agreed to is over.
      if (!isEngaged && (engaged || begins) && asking === 0) memory.keepAgreed(false)
      engaged = isEngaged
      if (report !== null && isMediaHopeless(report.media)) stepBack(offered)
      if (leads(view, need)) deps.follow(view.segment, view.phase)
    }
    const now = plenary()
    relays.hold(mediaTroubleOf(now) === 'no-path', servers())
    const text = JSON.stringify(now)
    if (text === told) return
    told = text
    deps.publish({ plenary: now })
  }
  const cancelLook = clock.every(lookEvery, look)

  return {
    slices: () => ({ plenary: plenary(), plenaryOffer: offer }),
    programme: (next) => {
      room = next
      look()
    },
    lookAgain: () => {
      desk.hurry()
      look()
    },
    tunnel: openRelays({ network: deps.network, lines: () => relayLines(servers()), log }),
    stop: async () => {
      cancelLook()
      teller.stop()
      relays.stop()
      desk.stop()
      await memory.close()
    },
    handlers: {
      'plenary.ask': async ({ name }) => {
        const before = memory.agreed()
        memory.keepAgreed(name === 'hand.raise' || name === 'floor.accept')
        asking += 1
        const asked = await desk.ask({ type: 'ask', name, args: {} })
        asking -= 1
        if (!asked.ok) memory.keepAgreed(before)
        look()
        return asked.ok ? ok(undefined) : asked
      },
      'plenary.media': ({ request }) => {
        // A page that begins anew: what was said to the one before is not for it.
        if (request.do === 'leave') {
          offer = { number: offer.number + 1, word: 'none' }
          deps.publish({ plenaryOffer: offer })
        }
        return desk.ask({ type: 'media', media: request })
      },
      'plenary.report': (said) => {
        report = said
        // Before the first measurement nothing is worth a host's look.
        teller.measured(said.media.name === 'in' && said.quality.path !== null ? said.quality : null)
        look()
        return ok(undefined)
      },
      'plenary.silence': ({ silent }) => {
        if (!hasFloor()) return fail('not-now')
        memory.keepSilent(silent)
        look()
        return ok(undefined)
      },
    },
  }
}

const lineOf = (line: Line, need: PlenaryNeed, target: LineTarget | 'no-desk' | 'no-pass'): PlenarySlice['line'] => {
  if (typeof target === 'string') return { name: 'none', why: need.segment === null ? null : target }
  switch (line.name) {
    case 'off':
      return { name: 'idle' }
    case 'in':
      return { name: 'in' }
    case 'opening':
    case 'greeting':
    case 'again':
    case 'refused':
      return { name: 'connecting', why: troubleOf(line) }
  }
}

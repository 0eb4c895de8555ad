import { randomUUID } from 'node:crypto'
import type { CommandHandlers } from '../../src-shared/contract/contract.ts'
import { roomCommands } from '../../src-shared/contract/room.ts'
import type { Slices } from '../../src-shared/contract/slices.ts'
import type { PlenaryPhase } from '../../src-shared/plenary/view.ts'
import { positionAt } from '../../src-shared/programme/recording-position.ts'
import { fail, ok, type Result } from '../../src-shared/result/result.ts'
import { decide } from '../../src-shared/room/decide.ts'
import type { RoomAction } from '../../src-shared/room/events.ts'
import { followPlenary } from '../../src-shared/room/follow-plenary.ts'
import type { RoomRequest } from '../../src-shared/room/request.ts'
import { nextChangeAt, viewRoom } from '../../src-shared/room/room.ts'
import type { Clock } from '../../src-shared/time/clock.ts'
import { type Instant, minutes } from '../../src-shared/time/time.ts'
import type { Log } from '../logging/log.ts'
import { createAdvanceWatch } from './advance-watch.ts'
import { answer, beginRespondent, type EvaluationPlace, handOver, write } from './evaluation-desk.ts'
import { createIntentHandler } from './intent-handler.ts'
import { contributionToSend, pointsToSend } from './points-desk.ts'
import type { RoomRun } from './room-run.ts'
import { emptyRoom, placesOf, roomSlices } from './room-slices.ts'
import { createTalkHandlers } from './talk-handlers.ts'
import type { Troubles } from './troubles.ts'

const phaseIn = ({ content, state }: RoomRun, at: Instant) => viewRoom(content, state(), at).programme.phase

/** Whether a group is at its seminar, or ready for it. */
const isGoingOn = (run: RoomRun, at: Instant): boolean => !['before', 'ended'].includes(phaseIn(run, at).name)

type RoomCommandName = keyof typeof roomCommands
export type RoomHandlers = Pick<CommandHandlers, RoomCommandName>

export type RoomService = {
  readonly handlers: RoomHandlers
  /** Brings in another run: the seminar's own, a rehearsal, or none. */
  use(run: RoomRun | null): void
  run(): RoomRun | null
  /** A press of a button turned out to be another gesture, or none: what it did is undone, and a late one does nothing. */
  takeBack(press: string): void
  slices(): Pick<Slices, 'room' | 'groups'>
  /** What the desk says of the plenary: the host may gather everybody early, or send them back early. */
  follow(segment: string, phase: PlenaryPhase): void
  /** A page is there that was not: a talk goes on where it was heard of last, for nobody saw what came after. */
  pageCame(): void
  stop(): void
}

/** A sign of life each second of the world's time. */
const beatEvery = 1000
/** What moves the programme without a hand. */
const happensByItself: readonly RoomAction['type'][] = ['beat', 'media-ended', 'media-failed', 'restored', 'plenary-gathered', 'plenary-released']
/** Of the world's time. Without a sign of life for longer the machine slept, and nobody saw or heard what was on. */
const longestBlink = 10_000
/** So long an ended room can be looked back at; then what was written in it leaves the screen and the disk. */
const keptAfterEnd = minutes(60)

/** The room's one state: takes commands in, applies what the rules allow, and tells what changed. */
export const createRoomService = (deps: {
  clock: Clock
  log: Log
  troubles: Troubles
  startable(run: RoomRun): boolean
  readonly suggestedGroups: number
  publish(changed: Partial<Slices>): void
  /** The room wants a rehearsal. */
  rehearse(): Result<void>
  /** The room is done with this run: out of a rehearsal back to the seminar as it was, out of an ended seminar to its beginning. */
  leave(): Promise<void>
  /** Whether a seminar goes on: while it does, the screen must not sleep. */
  onRunning(running: boolean): void
}): RoomService => {
  const { clock, log, troubles } = deps
  let run: RoomRun | null = null
  let running = false
  let cancelWake: (() => void) | null = null
  let heardFromTalk = false
  let talkHeardAt: Instant | null = null
  let lastAlive = clock.now()

  /** After a sleep of the machine the room goes on where it was when it fell asleep. Comes before anything is decided or shown. */
  const wakeUp = (): void => {
    const then = lastAlive
    lastAlive = clock.now()
    if (run === null || lastAlive - then <= longestBlink * clock.speed || !isGoingOn(run, then)) return
    log.info('the machine slept', { milliseconds: lastAlive - then })
    void run.apply({ type: 'restored', lastAlive: then })
  }

  const slices = (): Pick<Slices, 'room' | 'groups'> => {
    wakeUp()
    return run === null ? emptyRoom : roomSlices(run, clock.now(), { startable: deps.startable(run), suggestedGroups: deps.suggestedGroups })
  }

  const advances = createAdvanceWatch(clock)

  const tell = (byHand = false): void => {
    const told = slices()
    advances.look(told, byHand)
    deps.publish(told)
    const goesOn = run !== null && isGoingOn(run, clock.now())
    if (goesOn !== running) deps.onRunning(goesOn)
    running = goesOn
    cancelWake?.()
    const at = run === null ? null : nextChangeAt(run.content, run.state(), clock.now())
    cancelWake = at === null ? null : clock.wake(at, () => tell())
  }

  const forgetEnded = (): void => {
    const phase = run === null ? null : phaseIn(run, clock.now())
    if (phase?.name === 'ended' && clock.now() - phase.at > keptAfterEnd) void deps.leave()
  }

  /** Resolves when all of it lies on the disk. Only who promises that to somebody need wait. */
  const apply = (actions: readonly RoomAction[]): Promise<unknown> => {
    const written = actions.map((action) => {
      if (action.type !== 'beat') log.debug('room event', { type: action.type })
      return run?.apply(action) ?? Promise.resolve()
    })
    tell(actions.some(({ type }) => !happensByItself.includes(type)))
    return Promise.all(written)
  }

  const decided = (requested: RoomRequest): Result<readonly RoomAction[]> => {
    wakeUp()
    return run === null ? fail('no-seminar') : decide(run.content, run.state(), clock.now(), requested)
  }

  const report = (requested: RoomRequest): Result<readonly RoomAction[]> => {
    const actions = decided(requested)
    if (actions.ok) void apply(actions.value)
    return actions
  }

  const request = (requested: RoomRequest): Result<void> => {
    const actions = report(requested)
    return actions.ok ? ok(undefined) : actions
  }

  /** What asks the disk is done one after the other: two presses at once must not pass each other. */
  let turn: Promise<unknown> = Promise.resolve()
  const inTurn = <T>(step: () => Promise<T>): Promise<T> => {
    const done = turn.then(step)
    turn = done.catch(() => undefined)
    return done
  }

  const atPlace = (
    group: number,
    act: (place: EvaluationPlace, current: RoomRun) => Result<readonly RoomAction[]> | Promise<Result<readonly RoomAction[]>>,
  ): Promise<Result<void>> =>
    inTurn(async () => {
      wakeUp()
      const current = run
      const place = current === null ? undefined : placesOf(current, clock.now()).find((candidate) => candidate.group === group)
      if (current === null || place === undefined) return fail('not-now')
      const acted = await act(place, current)
      if (!acted.ok) return acted
      // Nothing may be applied to a run that was left while the disk was busy.
      if (run === current) await apply(acted.value)
      return ok(undefined)
    })

  const simple = Object.fromEntries(
    (Object.keys(roomCommands) as RoomCommandName[]).map((name) => [name, (args: unknown) => request({ name, args } as RoomRequest)]),
  ) as unknown as RoomHandlers

  /** A talk that is heard of says itself that the room is alive. */
  const reportOfTalk = (requested: RoomRequest): Result<readonly RoomAction[]> => {
    const actions = report(requested)
    if (actions.ok && actions.value.length > 0) {
      heardFromTalk = true
      talkHeardAt = clock.now()
    }
    return actions
  }

  const intents = createIntentHandler({ run: () => run, cameTooSoon: advances.cameTooSoon, request })

  const handlers: RoomHandlers = {
    ...simple,
    'room.intent': intents.handle,
    ...createTalkHandlers({ clock, log, troubles, report: reportOfTalk }),
    'room.start': (args) => {
      if (!args.rehearsal) return run !== null && !deps.startable(run) ? fail('not-now') : request({ name: 'room.start', args })
      const began = deps.rehearse()
      if (!began.ok) return began
      const started = request({ name: 'room.start', args })
      if (!started.ok) void deps.leave()
      return started
    },
    'room.leave': async () => {
      if (run === null) return fail('no-seminar')
      const { name } = phaseIn(run, clock.now())
      // A group that is ready too early may find that it is two.
      if (!run.content.rehearsal && isGoingOn(run, clock.now()) && name !== 'armed') return fail('not-now')
      await deps.leave()
      return ok(undefined)
    },
    // The page says "saved" at the answer.
    'points.set': async (args) => {
      const actions = decided({ name: 'points.set', args })
      if (!actions.ok) return actions
      await apply(actions.value)
      return ok(undefined)
    },
    'points.send': async (args) => {
      wakeUp()
      const current = run
      if (current === null) return fail('no-seminar')
      const item = pointsToSend(current, clock.now(), args, randomUUID)
      if (!item.ok) return item
      // First what the room knows: so a second press sends nothing, and a crash in between is mended at the next start.
      await apply([{ type: 'points-sent', ...args, item: item.value.id }])
      await current.outbox.put(item.value)
      return ok(undefined)
    },
    'points.contribute': async (args) => {
      wakeUp()
      const current = run
      if (current === null) return fail('no-seminar')
      const item = contributionToSend(current, clock.now(), args)
      if (!item.ok) return item
      await current.outbox.put(item.value)
      return ok(undefined)
    },
    'evaluation.begin': (args) => atPlace(args.group, beginRespondent),
    'evaluation.answer': (args) => atPlace(args.group, (place, current) => answer(place, args, current.outbox)),
    'evaluation.write': (args) => atPlace(args.group, (place, current) => write(place, args, current.outbox)),
    'evaluation.handOver': (args) => atPlace(args.group, (place, current) => handOver(place, current.outbox)),
  }

  const cancelBeat = clock.every(beatEvery, () => {
    wakeUp()
    if (run === null) return
    if (isGoingOn(run, clock.now()) && !heardFromTalk) void run.apply({ type: 'beat' })
    heardFromTalk = false
    tell()
    forgetEnded()
  })

  return {
    handlers,
    use: (next) => {
      run = next
      talkHeardAt = null
      lastAlive = clock.now()
      tell(true)
      forgetEnded()
    },
    run: () => run,
    takeBack: intents.takeBack,
    slices,
    follow: (segment, phase) => {
      wakeUp()
      const actions = run === null ? [] : followPlenary(run.content, run.state(), clock.now(), segment, phase)
      if (actions.length === 0) return
      log.info('the host moves the plenary', { phase: phase.name })
      void apply(actions)
    },
    pageCame: () => {
      wakeUp()
      if (run === null || talkHeardAt === null) return
      const { phase, media } = viewRoom(run.content, run.state(), clock.now()).programme
      if (phase.name !== 'running' || media?.playing !== true) return
      report({ name: 'talk.progress', args: { segment: phase.segment, position: positionAt(media, talkHeardAt) } })
    },
    stop: () => {
      cancelBeat()
      cancelWake?.()
    },
  }
}

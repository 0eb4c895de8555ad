import { randomUUID } from 'node:crypto'
import type { CommandHandlers } from '../../src-shared/contract/contract.ts'
import { roomCommands } from '../../src-shared/contract/room.ts'
import type { GroupSlice, RoomSlice, Slices } from '../../src-shared/contract/slices.ts'
import { fail, ok, type Result } from '../../src-shared/result/result.ts'
import { decide, type RoomRequest } from '../../src-shared/room/decide.ts'
import type { RoomAction } from '../../src-shared/room/events.ts'
import { nextChangeAt, viewRoom } from '../../src-shared/room/room.ts'
import type { Clock } from '../../src-shared/time/clock.ts'
import { duration, plus } from '../../src-shared/time/time.ts'
import type { Log } from '../logging/log.ts'
import { answer, beginRespondent, type EvaluationPlace, evaluationStep, handOver } from './evaluation-desk.ts'
import { sendPoints } from './points-desk.ts'
import type { RoomRun } from './room-run.ts'
import type { Troubles } from './troubles.ts'

type RoomCommandName = keyof typeof roomCommands
export type RoomHandlers = Pick<CommandHandlers, RoomCommandName>

export type RoomService = {
  readonly handlers: RoomHandlers
  /** Brings in another run: the seminar's own, a rehearsal, or none. */
  use(run: RoomRun | null): void
  run(): RoomRun | null
  slices(): Pick<Slices, 'room' | 'groups'>
  stop(): void
}

/** Room and groups while no pack is open. */
const empty: Pick<Slices, 'room' | 'groups'> = {
  room: {
    programme: { phase: { name: 'before' }, paused: false, rows: [], notices: [] },
    rehearsal: false,
    plenary: { state: 'none' },
    startable: false,
    suggestedGroups: 1,
  },
  groups: [],
}

/** A sign of life each second of the world's time. */
const beatEvery = 1000
const stallShownFor = 10_000

/** The room's one state: takes commands in, applies what the rules allow, and tells what changed. */
export const createRoomService = (deps: {
  clock: Clock
  log: Log
  troubles: Troubles
  startable(run: RoomRun): boolean
  readonly suggestedGroups: number
  publish(changed: Partial<Slices>): void
  /** The room wants another run: a rehearsal, or the seminar itself again. */
  begin(kind: 'rehearsal' | 'seminar'): Result<void>
  /** Whether a seminar goes on: while it does, the screen must not sleep. */
  onRunning(running: boolean): void
}): RoomService => {
  const { clock, log, troubles } = deps
  let run: RoomRun | null = null
  let running = false
  let cancelWake: (() => void) | null = null
  let heardFromTalk = false

  const places = (current: RoomRun): readonly EvaluationPlace[] => {
    const { manifest } = current.content
    return viewRoom(current.content, current.state(), clock.now()).groups.flatMap((group) => {
      const segment = manifest.programme.find((candidate) => candidate.id === group.evaluation?.segment)
      return group.evaluation === null || segment?.kind !== 'evaluation'
        ? []
        : [{ group: group.group, seats: group.seats, progress: group.evaluation, segment, seminar: manifest.id, seminarVersion: manifest.version }]
    })
  }

  const slices = (): Pick<Slices, 'room' | 'groups'> => {
    if (run === null) return empty
    const current = run
    const view = viewRoom(current.content, current.state(), clock.now())
    const evaluations = new Map(places(current).map((place) => [place.group, place]))
    const room: RoomSlice = {
      programme: view.programme,
      rehearsal: current.content.rehearsal,
      plenary: { state: 'offline' },
      startable: deps.startable(current),
      suggestedGroups: deps.suggestedGroups,
    }
    const groups = view.groups.map((group): GroupSlice => {
      const place = evaluations.get(group.group)
      return {
        group: group.group,
        seats: group.seats,
        dialogue: group.dialogue,
        points: group.points,
        evaluation: place === undefined ? null : { segment: place.progress.segment, step: evaluationStep(place, current.outbox) },
      }
    })
    return { room, groups }
  }

  const tell = (): void => {
    const told = slices()
    deps.publish(told)
    const { name } = told.room.programme.phase
    const goesOn = name !== 'before' && name !== 'ended'
    if (goesOn !== running) deps.onRunning(goesOn)
    running = goesOn
    cancelWake?.()
    const at = run === null ? null : nextChangeAt(run.content, run.state(), clock.now())
    cancelWake = at === null ? null : clock.wake(at, tell)
  }

  /** Resolves when all of it lies on the disk. Only who promises that to somebody need wait. */
  const apply = (actions: readonly RoomAction[]): Promise<unknown> => {
    const written = actions.map((action) => {
      if (action.type !== 'beat') log.debug('room event', { type: action.type })
      return run?.apply(action) ?? Promise.resolve()
    })
    tell()
    return Promise.all(written)
  }

  const decided = (requested: RoomRequest): Result<readonly RoomAction[]> =>
    run === null ? fail('no-seminar') : decide(run.content, run.state(), clock.now(), requested)

  const request = (requested: RoomRequest): Result<void> => {
    const actions = decided(requested)
    if (!actions.ok) return actions
    void apply(actions.value)
    return ok(undefined)
  }

  const atPlace = async (
    group: number,
    act: (place: EvaluationPlace, current: RoomRun) => Result<readonly RoomAction[]> | Promise<Result<readonly RoomAction[]>>,
  ): Promise<Result<void>> => {
    const current = run
    const place = current === null ? undefined : places(current).find((candidate) => candidate.group === group)
    if (current === null || place === undefined) return fail('not-now')
    const acted = await act(place, current)
    if (!acted.ok) return acted
    // Nothing may be applied to a run that was left while the disk was busy.
    if (run === current) await apply(acted.value)
    return ok(undefined)
  }

  const simple = Object.fromEntries(
    (Object.keys(roomCommands) as RoomCommandName[]).map((name) => [name, (args: unknown) => request({ name, args } as RoomRequest)]),
  ) as unknown as RoomHandlers

  const handlers: RoomHandlers = {
    ...simple,
    'room.start': (args) => {
      if (args.rehearsal) {
        const began = deps.begin('rehearsal')
        if (!began.ok) return began
      }
      return request({ name: 'room.start', args })
    },
    'room.leave': async () => {
      const { phase } = slices().room.programme
      if (run !== null && !run.content.rehearsal && phase.name !== 'ended' && phase.name !== 'before') return fail('not-now')
      await run?.end()
      return deps.begin('seminar')
    },
    'talk.progress': (args) => {
      heardFromTalk = true
      return request({ name: 'talk.progress', args })
    },
    'talk.stalled': (args) => {
      const id = `stalled:${args.segment}`
      troubles.set({ id, reason: 'talk-stalled', severity: 'remark', segment: args.segment })
      clock.wake(plus(clock.now(), duration(stallShownFor * clock.speed)), () => troubles.clear(id))
      log.warn('the talk stalled', { segment: args.segment, position: Math.round(args.position) })
      return ok(undefined)
    },
    'talk.failed': (args) => {
      troubles.set({
        id: `talk:${args.segment}`,
        reason: args.why === 'missing' ? 'talk-missing' : 'talk-unreadable',
        severity: 'trouble',
        segment: args.segment,
      })
      log.error('the talk cannot be played', { segment: args.segment, why: args.why })
      return request({ name: 'talk.failed', args })
    },
    // The page says "saved" at the answer.
    'points.set': async (args) => {
      const actions = decided({ name: 'points.set', args })
      if (!actions.ok) return actions
      await apply(actions.value)
      return ok(undefined)
    },
    'points.send': async (args) => {
      if (run === null) return fail('no-seminar')
      const sent = await sendPoints(run, clock.now(), args, randomUUID)
      if (!sent.ok) return sent
      await apply(sent.value)
      return ok(undefined)
    },
    'evaluation.begin': (args) => atPlace(args.group, beginRespondent),
    'evaluation.answer': (args) => atPlace(args.group, (place, current) => answer(place, args, current.outbox)),
    'evaluation.handOver': (args) => atPlace(args.group, (place, current) => handOver(place, current.outbox)),
  }

  const cancelBeat = clock.every(beatEvery, () => {
    if (run === null) return
    const { phase } = viewRoom(run.content, run.state(), clock.now()).programme
    if (phase.name === 'before' || phase.name === 'ended') return tell()
    if (!heardFromTalk) void run.apply({ type: 'beat' })
    heardFromTalk = false
    tell()
  })

  return {
    handlers,
    use: (next) => {
      run = next
      tell()
    },
    run: () => run,
    slices,
    stop: () => {
      cancelBeat()
      cancelWake?.()
    },
  }
}

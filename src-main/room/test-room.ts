import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect } from 'vitest'
import { ok } from '../../src-shared/result/result.ts'
import { exampleSeminar } from '../../src-shared/seminar/example.ts'
import { planOf } from '../../src-shared/seminar/plan.ts'
import { type Instant, minutes } from '../../src-shared/time/time.ts'
import { createManualClock, type ManualClock } from '../clock/manual-clock.ts'
import { createMemoryLog } from '../logging/memory-log.ts'
import { createMemoryOutbox } from '../outbox/memory-outbox.ts'
import type { Outbox } from '../outbox/outbox.ts'
import { createFakePackStore } from '../packs/fake-pack-store.ts'
import { openJournal } from './journal.ts'
import { openRoom } from './open-room.ts'
import { createTroubles } from './troubles.ts'

export const manifest = exampleSeminar()
const plan = planOf(manifest)
if (!plan.ok) throw new Error(plan.failure.reason)
export const { start } = plan.value

let directory = ''
/** The folder of this test's journal. */
export const directoryOf = (): string => directory

const closing: (() => Promise<void>)[] = []
/** Gives each test of a file a folder of its own, and closes what it opened. */
export const inOwnFolders = (): void => {
  beforeEach(() => {
    directory = mkdtempSync(join(tmpdir(), 'room-'))
  })
  afterEach(async () => {
    for (const close of closing.splice(0)) await close()
    rmSync(directory, { recursive: true, force: true })
  })
}

/** The kiosk's room over a real journal; opened again with the same outbox it is the kiosk after a crash. */
export const open = async (given: { at?: Instant; outbox?: Outbox } = {}) => {
  const outbox = given.outbox ?? createMemoryOutbox()
  const log = createMemoryLog()
  const clock = createManualClock({ start: given.at ?? start })
  const packs = createFakePackStore(null)
  const journal = await openJournal(directory, { seminar: manifest.id, seminarVersion: manifest.version, rehearsal: false }, log)
  const troubles = createTroubles(() => undefined)
  const goingOn: boolean[] = []
  const room = openRoom({
    startUp: { clock, packs, pack: ok({ manifest, directory: '/pack', problems: new Map(), unknownKinds: new Map() }), journal },
    outbox,
    troubles,
    log,
    rehearsal: false,
    suggestedGroups: 1,
    publish: () => undefined,
    onRunning: (on) => goingOn.push(on),
  })
  const crash = async () => {
    room.stop()
    await journal.journal.close()
  }
  closing.push(crash)
  const phase = () => room.slices().room.programme.phase
  const on = () => {
    const now = phase()
    return now.name === 'running' ? now.segment : now.name
  }
  const step = () => room.slices().groups[0]?.evaluation?.step
  return { ...room, goingOn, clock, outbox, troubles, journal, crash, phase, on, step }
}
export type Room = Awaited<ReturnType<typeof open>>

export const began = async (room: Room) =>
  expect(await room.handlers['room.start']({ seats: [5], rehearsal: false })).toEqual({ ok: true, value: undefined })
/** Past everything before it, and past the wait for a fixed time. */
export const skipTo = async (room: Room, segment: string) => {
  for (let skips = 0; room.on() !== segment; skips += 1) {
    if (skips > manifest.programme.length) throw new Error(`there is no way to ${segment}`)
    const phase = room.phase()
    if (phase.name === 'running' || phase.name === 'waiting') await room.handlers['room.skip']({ segment: phase.segment })
  }
}
export const pass = (clock: ManualClock, minute: number) => clock.advance(minutes(minute))

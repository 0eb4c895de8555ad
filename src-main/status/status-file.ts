import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { causeText } from '../../src-shared/result/result.ts'
import { figuresOf } from '../../src-shared/status/figures.ts'
import { type KioskStatus, nightlyCheck } from '../../src-shared/status/status.ts'
import { type StatusKiosk, type StatusSlices, statusOf } from '../../src-shared/status/status-of.ts'
import type { Clock } from '../../src-shared/time/clock.ts'
import { writeDurably } from '../files/durable-file.ts'
import type { Log } from '../logging/log.ts'
import type { After } from '../shell/after.ts'

/** The slices whose change is worth a new file. */
export const statusSlices = ['seminar', 'room', 'troubles', 'delivery', 'devices', 'plenary'] as const satisfies readonly (keyof StatusSlices)[]

export const statusFileName = 'status.json'
export const figuresFileName = 'talkroom.prom'

/** A file that is older than this, beside a kiosk that runs, means that the kiosk hangs. */
export const heartbeat = 30_000
/** What comes in changes twice a second; whoever looks from afar need not know it so soon. */
const gatherFor = 1000

export type StatusFile = {
  /** Something that stands in it may have changed. */
  changed(): void
  /** Writes the last word, and nothing after it. */
  stop(): Promise<void>
}

/** What `devices/nightly.json` says; null: there is none, or none that this version can read. */
const lastNight = async (directory: string): Promise<KioskStatus['check']> => {
  try {
    return nightlyCheck.parse(JSON.parse(await readFile(join(directory, 'devices', 'nightly.json'), 'utf8')))
  } catch {
    return null
  }
}

/** Keeps `status.json` and the figures in the profile as the kiosk is: soon after each change, and every half minute as a sign of life. */
export const createStatusFile = (deps: {
  readonly directory: string
  /** A folder that any account of the computer may enter, where the figures are as well; null: there is none. */
  readonly figuresFor: string | null
  readonly kiosk: Omit<StatusKiosk, 'state' | 'startedAt'>
  readonly clock: Clock
  readonly after: After
  readonly log: Log
  readonly policy: KioskStatus['policy']
  slices(): StatusSlices
  /** Each status, as it is written. */
  written?(status: KioskStatus): void
}): StatusFile => {
  const path = join(deps.directory, statusFileName)
  const startedAt = deps.clock.now()
  let cancel: () => void = () => undefined
  let soon = false
  let stopped = false
  let told = ''
  let before: KioskStatus['check'] = null
  let writing: Promise<void> = Promise.resolve()

  const writeNow = async (state: StatusKiosk['state']): Promise<void> => {
    // A kiosk that starts in the morning has not made the check of last night itself.
    before ??= await lastNight(deps.directory)
    const status = statusOf(deps.slices(), { ...deps.kiosk, state, startedAt }, { check: before, policy: deps.policy }, deps.clock.now())
    deps.written?.(status)
    try {
      await writeDurably(path, `${JSON.stringify(status, null, 2)}\n`, 0o644)
      for (const directory of [deps.directory, ...(deps.figuresFor === null ? [] : [deps.figuresFor])])
        await writeDurably(join(directory, figuresFileName), figuresOf(status), 0o644)
      told = ''
    } catch (cause) {
      const text = causeText(cause)
      // A full disk is said once, not every half minute.
      if (text !== told) deps.log.warn('the status cannot be written', { cause: text })
      told = text
    }
  }
  /** One after the other: two at once would write the same part. */
  const write = (state: StatusKiosk['state']): Promise<void> => {
    writing = writing.then(() => writeNow(state))
    return writing
  }
  const next = (milliseconds: number): void => {
    cancel()
    cancel = deps.after(milliseconds, () => {
      soon = false
      void write('running').then(() => {
        if (!stopped && !soon) next(heartbeat)
      })
    })
  }
  const changed = (): void => {
    if (soon || stopped) return
    soon = true
    next(gatherFor)
  }
  changed()

  return {
    changed,
    stop: async () => {
      stopped = true
      cancel()
      await write('stopped')
    },
  }
}

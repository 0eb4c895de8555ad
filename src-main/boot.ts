import { existsSync } from 'node:fs'
import { isAbsolute, join, resolve } from 'node:path'
import { causeText } from '../src-shared/result/result.ts'
import type { Policy } from '../src-shared/settings/policy.ts'
import { buildId, packaged, version } from './build-info.ts'
import { type Kiosk, startKiosk } from './kiosk.ts'
import { inJournal } from './logging/journal.ts'
import type { Log } from './logging/log.ts'
import { createLog } from './logging/pino-log.ts'
import { type Options, parseOptions, usage } from './options.ts'
import { findPolicy, policyPath, slipText } from './settings/policy-place.ts'
import type { Settings } from './settings/settings.ts'
import { afterInTheWorld } from './shell/after.ts'
import { claimProfile } from './shell/one-kiosk.ts'
import { hearSecondStarts, type SecondStarts, tellRunning } from './shell/second-starts.ts'
import type { Shell } from './shell/shell.ts'
import { countStart } from './updates/start-count.ts'
import type { Updater } from './updates/updater.ts'

/** What a root knows and the rest of the kiosk does not. */
export type Root = {
  readonly argv: readonly string[]
  /** Where `index.html` is. */
  readonly rendererDirectory: string
  profileDirectory(options: Options): string
  /** Asked for once the window is on its way. */
  settings(profileDirectory: string, log: Log, policy: Policy): Promise<Settings>
  /** What the system's own settings say of a proxy, as a proxy script answers; null: nobody here can ask. */
  readonly systemProxy: ((address: string) => Promise<string>) | null
  /** Brings newer versions; null: the system's package manager does, or nobody. */
  updater(log: Log): Updater | null
  /** Null: there is no window to be had, and why was said. */
  shell(profileDirectory: string, log: Log, secondStarts: SecondStarts): Shell | null
  /** Ends the process. */
  exit(code: number): void
}

/** So long a kiosk may take to stop; what is on the disk by then is whole at every moment anyway. */
const stopLimit = 5000
/** So long a slow disk may take for the last lines of the log. */
const logLimit = 1000

const after = {
  heard: '; it was told.',
  'no-answer': ' and does not answer.',
  'no-invitation': '. What --join names is neither a link nor a code; compare its letters.',
}

/** Reads the command line, starts the kiosk, and stops it when the system, the staff or the end of the run asks for it. */
export const boot = async (root: Root): Promise<void> => {
  const parsed = parseOptions(root.argv)
  if (!parsed.ok) {
    process.stderr.write(`${parsed.failure.cause}\n`)
    return root.exit(2)
  }
  const options = parsed.value
  if (options.help) {
    process.stdout.write(usage)
    return root.exit(0)
  }
  const profileDirectory = resolve(root.profileDirectory(options))
  if (!(await claimProfile(profileDirectory))) {
    const told = await tellRunning(profileDirectory, { invitation: options.opened ?? options.join })
    process.stderr.write(`A kiosk is running with the profile ${profileDirectory} already${after[told]}\n`)
    return root.exit(told === 'heard' ? 0 : 1)
  }
  const policy = await findPolicy(policyPath(process.env, process.platform))
  const log = createLog(join(profileDirectory, 'logs'), {
    level: policy.policy.logLevel ?? 'info',
    console: inJournal(process.env) ? 'journal' : options.out === null && !packaged ? 'terminal' : 'none',
  })
  for (const slip of policy.slips) log.log.named('policy').warn(slipText(slip), { file: policy.path })

  const secondStarts = hearSecondStarts(profileDirectory, log.log.named('shell'))

  let kiosk: Kiosk | null = null
  let stopping: Promise<void> | null = null
  let stopCounting = () => {}
  const shutdown = (code: number): Promise<void> => {
    stopCounting()
    // The last lines, such as why it ends, are still on their way to the file.
    stopping ??= within(stopLimit, stopped(kiosk, secondStarts, log.log), () => log.log.error('it did not stop in time'))
      .then(() => within(logLimit, log.close(), () => undefined))
      .then(() => root.exit(code))
    return stopping
  }
  for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP'] as const) process.on(signal, () => void shutdown(0))
  // Takes the place of what a root had until there was a log.
  process.removeAllListeners('uncaughtException')
  process.on('uncaughtException', (error) => {
    log.log.error('a mistake in the kiosk ends it', { cause: causeText(error), where: error instanceof Error ? error.stack : undefined })
    void shutdown(1)
  })
  // A reader that went away (a closed terminal, `| head`) is no reason to stop.
  for (const stream of [process.stdout, process.stderr]) stream.on('error', () => undefined)

  const shell = root.shell(profileDirectory, log.log.named('shell'), secondStarts)
  if (shell === null) return root.exit(1)
  const started = await startKiosk({
    shell,
    log,
    settings: () => root.settings(profileDirectory, log.log.named('settings'), policy.policy),
    policy,
    options,
    systemProxy: root.systemProxy,
    updater: root.updater(log.log.named('updates')),
    rendererDirectory: root.rendererDirectory,
    profileDirectory,
    packDirectory: options.pack === null ? ownPack(profileDirectory) : absolute(options.pack),
    version,
    buildId,
    ...(packaged || process.env.TALKROOM_DEV_SERVER === undefined ? {} : { devServer: process.env.TALKROOM_DEV_SERVER }),
    onShown: () => {
      if (stopping === null)
        stopCounting = countStart({ file: process.env.TALKROOM_STARTS, after: afterInTheWorld, log: log.log.named('updates') }).shown()
    },
    onShutdown: (code) => void shutdown(code),
  })
  kiosk = started
  // Asked to stop while it was still starting: there was nothing to stop then.
  if (stopping !== null) await started.stop()
}

/** A folder that somebody put there by hand; without one the kiosk shows what its store has. */
const ownPack = (profileDirectory: string): string | null => {
  const own = join(profileDirectory, 'pack')
  return existsSync(join(own, 'seminar.json')) ? own : null
}

const absolute = (path: string) => (isAbsolute(path) ? path : resolve(path))

const stopped = async (kiosk: Kiosk | null, secondStarts: SecondStarts, log: Log): Promise<void> => {
  await secondStarts.close().catch((error: unknown) => log.warn('the hearing of second starts did not stop', { cause: causeText(error) }))
  await kiosk?.stop().catch((error: unknown) => log.error('it did not stop cleanly', { cause: causeText(error) }))
}

const within = async (milliseconds: number, done: Promise<void>, late: () => void): Promise<void> => {
  let timer: ReturnType<typeof setTimeout> | undefined
  const limit = new Promise<void>((resolve) => {
    timer = setTimeout(() => {
      late()
      resolve()
    }, milliseconds)
  })
  await Promise.race([done, limit])
  clearTimeout(timer)
}

import { fail, ok, type Result } from '../../src-shared/result/result.ts'
import { lastComplaint, type Ran, runProgram } from './programs.ts'

type Options = { readonly signal: AbortSignal; onTime?(seconds: number): void }

export type Unmade = { reason: 'recording-not-made'; cause?: string }

/** What ffmpeg complained of, and what helps: not the recording's fault where the disk is full. */
const whyNot = (ran: Ran): string =>
  /No space left on device/i.test(ran.complaints)
    ? 'there is no room left for what is made of it. Make some, or name another place with --cache'
    : `${lastComplaint(ran)}. Export it anew as MP4 from the program it was made in`

/** Lets ffmpeg make `to` of `from`. `onTime`: seconds that are done. */
export const make = async (from: string, args: readonly string[], to: string, { signal, onTime }: Options): Promise<Result<void, Unmade>> => {
  const ran = await runProgram('ffmpeg', ['-v', 'error', '-nostdin', '-progress', 'pipe:1', '-i', `file:${from}`, ...args, '-y', `file:${to}`], {
    signal,
    onLine: timesIn(onTime),
  })
  return ran.code === 0 ? ok(undefined) : fail('recording-not-made', { cause: whyNot(ran) })
}

/** How loud a recording is altogether (EBU R 128), in LUFS; null where it has no sound that could be measured. */
export const loudnessOf = async (path: string, { signal, onTime }: Options): Promise<Result<number | null, Unmade>> => {
  const measure = ['-map', '0:a:0', '-vn', '-sn', '-dn', '-af', 'ebur128=framelog=verbose', '-f', 'null', '-']
  const ran = await runProgram('ffmpeg', ['-v', 'info', '-nostats', '-nostdin', '-progress', 'pipe:1', '-i', `file:${path}`, ...measure], {
    signal,
    onLine: timesIn(onTime),
  })
  if (ran.code !== 0) return fail('recording-not-made', { cause: whyNot(ran) })
  const [, said] = /Integrated loudness:\s*I:\s*(-?[\d.]+|-?nan|-?inf) LUFS/.exec(ran.complaints) ?? []
  if (said === undefined) return fail('recording-not-made', { cause: 'ffmpeg measured no loudness' })
  const lufs = Number(said)
  return ok(Number.isFinite(lufs) ? lufs : null)
}

/** So far into a recording its picture is taken: after the title, before the end. */
const pictureAt = (duration: number): number => Math.min(60, duration / 10)
const widest = 1280

/** A picture for lists of a recording, or of a picture: a JPEG. The clearest of the next frames is chosen. */
export const drawPoster = (from: string, duration: number | null, to: string, { signal }: Options): Promise<Result<void, Unmade>> => {
  const filters = `${duration === null ? '' : 'thumbnail=25,'}scale='min(${widest},iw)':-2,format=yuvj420p`
  const draw = [
    '-map',
    '0:v:0',
    '-frames:v',
    '1',
    '-vf',
    filters,
    '-q:v',
    '3',
    '-map_metadata',
    '-1',
    '-fflags',
    '+bitexact',
    '-flags:v',
    '+bitexact',
    '-f',
    'mjpeg',
  ]
  return make(from, duration === null ? draw : ['-ss', pictureAt(duration).toFixed(3), ...draw], to, { signal })
}

const timesIn =
  (onTime: Options['onTime']) =>
  (line: string): void => {
    const [, microseconds] = /^out_time_us=(\d+)/.exec(line) ?? []
    if (microseconds !== undefined) onTime?.(Number(microseconds) / 1e6)
  }

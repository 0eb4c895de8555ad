import { z } from 'zod'
import type { FrameTimes, RecordingFacts } from '../../src-shared/recordings/facts.ts'
import { type Frame, frameTimesOf } from '../../src-shared/recordings/frame-times.ts'
import { fail, ok, type Result } from '../../src-shared/result/result.ts'
import { wrappingOf } from './container.ts'
import { readAnswer, type Streams, withFrames } from './ffprobe-answer.ts'
import { lastComplaint, runProgram } from './programs.ts'

export type Looked = { readonly facts: RecordingFacts; readonly streams: Streams }

/** What helps where a recording was cut off on its way, and where it is of a kind that nobody knows. */
const orAnew = 'Copy it here again, or export it anew as MP4 from the program it was made in'

type Unreadable = Result<never, { reason: 'recording-unreadable'; cause?: string }>

/** Looks at a recording: its streams, and the times of all its frames, for which the file is read through. `onTime`: seconds of it that are read. */
export const probe = async (
  path: string,
  signal: AbortSignal,
  onTime: (seconds: number, of: number) => void = () => undefined,
): Promise<Result<Looked, { reason: 'recording-unreadable'; cause?: string }>> => {
  let json = ''
  const asked = await runProgram('ffprobe', ['-v', 'error', '-show_format', '-show_streams', '-show_chapters', '-of', 'json', `file:${path}`], {
    signal,
    onLine: (line) => {
      json += line
    },
  })
  if (asked.code !== 0) return unreadable(`${lastComplaint(asked)}. ${orAnew}`)
  try {
    const { facts, streams } = readAnswer(json)
    if (streams.video === null) return ok({ facts: { ...facts, ...(await wrappingOf(path)), video: null }, streams })
    const packets: Packet[] = []
    const read = await runProgram(
      'ffprobe',
      ['-v', 'error', '-select_streams', String(streams.video), '-show_entries', 'packet=pts_time,dts_time,flags', '-of', 'csv=p=0', `file:${path}`],
      {
        signal,
        onLine: (line) => {
          const [shown = '', decoded = '', flags = ''] = line.split(',')
          const packet = { shown: Number.parseFloat(shown), decoded: Number.parseFloat(decoded), key: flags.startsWith('K') }
          packets.push(packet)
          onTime(packet.decoded || packet.shown || 0, facts.duration)
        },
      },
    )
    if (read.code !== 0) return unreadable(`${lastComplaint(read)}. ${orAnew}`)
    if (/partial file|ended prematurely/i.test(read.complaints)) return unreadable('it is broken off in the middle. Copy it here again')
    const video = withFrames(facts.video, timesOf(packets, facts.duration))
    return ok({ facts: { ...facts, ...(await wrappingOf(path)), video }, streams })
  } catch (cause) {
    // An answer of another form than ffprobe's own: a version that this one does not know.
    if (cause instanceof z.ZodError || cause instanceof SyntaxError)
      return unreadable(`ffprobe answered something else than was asked: ${cause.message}`)
    throw cause
  }
}

type Packet = { readonly shown: number; readonly decoded: number; readonly key: boolean }

/**
 * Old kinds of files do not say when a picture is shown, only when it is decoded. That is enough for its pace, and not
 * for a copy of it: a player would show some in the wrong order. So they count as uneven, and are made anew.
 */
const timesOf = (packets: readonly Packet[], duration: number): FrameTimes | null => {
  const isShown = packets.every(({ shown }) => !Number.isNaN(shown))
  const frames = packets.map(({ shown, decoded, key }): Frame => ({ at: isShown ? shown : decoded, key })).filter(({ at }) => !Number.isNaN(at))
  const times = frameTimesOf(frames, duration)
  return times === null ? null : { ...times, steady: times.steady && isShown }
}

const unreadable = (cause: string): Unreadable => fail('recording-unreadable', { cause })

/** How long a recording is, in seconds, without reading it through; null where that cannot be said. */
export const quickLength = async (path: string, signal: AbortSignal): Promise<number | null> => {
  let said = ''
  const asked = await runProgram('ffprobe', ['-v', 'error', '-show_entries', 'format=duration', '-of', 'csv=p=0', `file:${path}`], {
    signal,
    onLine: (line) => {
      said += line
    },
  })
  const seconds = Number(said)
  return asked.code === 0 && seconds > 0 ? seconds : null
}

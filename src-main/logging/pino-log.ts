import { mkdirSync } from 'node:fs'
import pino from 'pino'
import { createStream, type RotatingFileStream } from 'rotating-file-stream'
import { causeText } from '../../src-shared/result/result.ts'
import { journalLine } from './journal.ts'
import { lineFor } from './line.ts'
import type { Log, LogContext, LogLevel } from './log.ts'
import { withoutSecrets } from './without-secrets.ts'

export type OpenLog = {
  readonly log: Log
  /** The newest `n` lines, the newest last, as a person reads them. */
  tail(n: number): string[]
  /** From now on, what is less grave is left out. */
  level(least: LogLevel): void
  close(): Promise<void>
}

const remembered = 500
const textLimit = 500
const reopenAfter = 10_000
const backlogLimit = 1_000_000

/**
 * Lines go to five files of at most 2 MB each (`talkroom.log`, older ones numbered), to a ring in memory
 * and, where asked, to stderr: as lines for a person, or as the system's journal reads them. When the disk fails the ring goes on and the file is tried again later.
 */
export const createLog = (directory: string, options: { level: LogLevel; console: 'none' | 'terminal' | 'journal'; fileSize?: string }): OpenLog => {
  const ring: string[] = []
  const file = rotatingFile(directory, options.fileSize ?? '2M', (why) => ring.push(`log file: ${why}`))
  const least: { level: LogLevel } = { level: options.level }
  const logger = pino(
    {
      level: 'debug',
      base: null,
      messageKey: 'message',
      timestamp: pino.stdTimeFunctions.isoTime,
      formatters: { level: (label) => ({ level: label }) },
    },
    {
      write: (json: string) => {
        const line = lineFor(json)
        ring.push(line)
        if (ring.length > remembered) ring.splice(0, ring.length - remembered)
        if (options.console !== 'none') process.stderr.write(`${options.console === 'journal' ? journalLine(json) : line}\n`)
        file.write(json)
      },
    },
  )
  return {
    log: logOver(logger, (level) => ranks[level] >= ranks[least.level]),
    tail: (n) => ring.slice(Math.max(0, ring.length - n)),
    level: (now) => {
      least.level = now
    },
    close: file.close,
  }
}

const ranks: Record<LogLevel, number> = { debug: 0, info: 1, warn: 2, error: 3 }

const logOver = (logger: pino.Logger, wanted: (level: LogLevel) => boolean): Log => {
  const put =
    (level: LogLevel): Log['info'] =>
    (message, context) => {
      if (wanted(level)) logger[level](bounded(context), withoutSecrets(message))
    }
  return { debug: put('debug'), info: put('info'), warn: put('warn'), error: put('error'), named: (name) => logOver(logger.child({ name }), wanted) }
}

/** A cause can carry a whole file in its message, or the address that failed with its login; a line must not. */
const bounded = (context: LogContext = {}): LogContext =>
  Object.fromEntries(
    Object.entries(context).map(([key, value]) => [key, typeof value === 'string' ? withoutSecrets(value).slice(0, textLimit) : value]),
  )

const rotatingFile = (directory: string, size: string, onTrouble: (why: string) => void) => {
  let stream: RotatingFileStream | null = null
  let failedAt = -reopenAfter
  let closed = false
  let dropped = 0

  const failed = (cause: unknown) => {
    stream?.destroy()
    stream = null
    failedAt = performance.now()
    onTrouble(causeText(cause))
  }

  const open = (): RotatingFileStream | null => {
    try {
      mkdirSync(directory, { recursive: true })
      const opened = createStream((number) => (number ? `talkroom.${Number(number)}.log` : 'talkroom.log'), { path: directory, size, rotate: 4 })
      opened.on('error', (cause) => {
        if (stream === opened) failed(cause)
      })
      opened.on('warning', (cause) => onTrouble(causeText(cause)))
      return opened
    } catch (cause) {
      failed(cause)
      return null
    }
  }

  return {
    write: (json: string) => {
      if (closed) return
      // The world's time, not the room's: a disk does not run faster in a rehearsal.
      if (stream === null && performance.now() - failedAt >= reopenAfter) stream = open()
      if (stream === null) return
      // What a slow disk has not taken yet stays bounded; the ring has the line anyway.
      if (stream.writableLength > backlogLimit) {
        dropped += 1
        return
      }
      if (dropped > 0) stream.write(`${JSON.stringify({ level: 'warn', message: 'lines were dropped, the disk was too slow', lines: dropped })}\n`)
      dropped = 0
      stream.write(json)
    },
    close: async (): Promise<void> => {
      closed = true
      const last = stream
      if (last === null || last.destroyed) return
      await new Promise<void>((resolve) => {
        last.once('close', resolve)
        last.once('error', () => resolve())
        last.end(() => resolve())
      })
      stream = null
    },
  }
}

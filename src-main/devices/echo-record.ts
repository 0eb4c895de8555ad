import { mkdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { z } from 'zod'
import { type Instant, instant } from '../../src-shared/time/time.ts'
import { writeDurably } from '../files/durable-file.ts'

const record = z.object({ decibels: z.number().min(-200).max(20), at: z.iso.datetime() })

/** How much of its own sound came back when a group's check last measured it. */
export type EchoRecord = { readonly decibels: number; readonly at: Instant }

const fileIn = (directory: string): string => join(directory, 'echo.json')

/** Only the browser's echo cancelling is what the plenary has, so a check from a shell tells what the kiosk measured. */
export const keepEcho = async (directory: string, { decibels, at }: EchoRecord): Promise<void> => {
  await mkdir(directory, { recursive: true })
  await writeDurably(fileIn(directory), `${JSON.stringify({ decibels, at: new Date(at).toISOString() })}\n`)
}

export const readEcho = async (directory: string): Promise<EchoRecord | null> => {
  try {
    const { decibels, at } = record.parse(JSON.parse(await readFile(fileIn(directory), 'utf8')))
    return { decibels, at: instant(Date.parse(at)) }
  } catch {
    // It was never measured with this profile.
    return null
  }
}

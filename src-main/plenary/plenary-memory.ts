import { randomBytes } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { z } from 'zod'
import { causeText } from '../../src-shared/result/result.ts'
import { hasCode, writeDurably } from '../files/durable-file.ts'
import type { Log } from '../logging/log.ts'

const place = z.object({ desk: z.string().max(300), pass: z.string().max(2000), on: z.string().regex(/^\d{4}-\d{2}-\d{2}$/) })
const content = z.object({
  format: z.literal(1),
  /** What only this device has: the desk lets nobody else in with its pass. */
  device: z.string().regex(/^[A-Za-z0-9_-]{22,64}$/),
  silent: z.boolean(),
  agreed: z.boolean().default(false),
  /** By seminar. */
  places: z.record(z.string().max(64), place),
})
type Content = z.infer<typeof content>

/** What the room must not forget of plenaries: its device's key, that it silenced itself, and where each seminar is delivered. */
export type PlenaryMemory = {
  device(): string
  silent(): boolean
  /** It raised its hand for the floor that it has or waits for, or said yes to it. */
  agreed(): boolean
  /** The desk and the pass of a seminar, also of one that is over: what is still in the outbox goes there. */
  place(seminar: string): { readonly desk: string; readonly pass: string } | null
  keepSilent(silent: boolean): void
  keepAgreed(agreed: boolean): void
  keepPlace(seminar: string, desk: string, pass: string): void
  close(): Promise<void>
}

const fileName = 'plenary.json'
/** The desk takes nothing any more by then. */
const keptDays = 150
const day = 86_400_000

export const openPlenaryMemory = async (directory: string, deps: { readonly log: Log; now(): number }): Promise<PlenaryMemory> => {
  const path = join(directory, fileName)
  const found = await readContent(path, deps.log)
  let known: Content = found ?? { format: 1, device: randomBytes(24).toString('base64url'), silent: false, agreed: false, places: {} }
  let writing: Promise<void> = Promise.resolve()

  const dateOf = (at: number): string => new Date(at).toISOString().slice(0, 10)
  const keep = (next: Content): void => {
    const oldest = dateOf(deps.now() - keptDays * day)
    known = { ...next, places: Object.fromEntries(Object.entries(next.places).filter(([, { on }]) => on >= oldest)) }
    const text = `${JSON.stringify(known, null, 2)}\n`
    // A pass opens the plenary: nobody else on this machine reads it.
    writing = writing
      .then(() => writeDurably(path, text, 0o600))
      .catch((cause: unknown) => deps.log.warn('what is known of plenaries cannot be written', { cause: causeText(cause) }))
  }
  if (found === null) keep(known)

  return {
    device: () => known.device,
    silent: () => known.silent,
    agreed: () => known.agreed,
    place: (seminar) => known.places[seminar] ?? null,
    keepSilent: (silent) => {
      if (silent !== known.silent) keep({ ...known, silent })
    },
    keepAgreed: (agreed) => {
      if (agreed !== known.agreed) keep({ ...known, agreed })
    },
    keepPlace: (seminar, desk, pass) => {
      const before = known.places[seminar]
      const on = dateOf(deps.now())
      if (before?.desk === desk && before.pass === pass && before.on === on) return
      keep({ ...known, places: { ...known.places, [seminar]: { desk, pass, on } } })
    },
    close: () => writing,
  }
}

const readContent = async (path: string, log: Log): Promise<Content | null> => {
  try {
    const read = content.safeParse(JSON.parse(await readFile(path, 'utf8')))
    if (read.success) return read.data
    log.warn('what was known of plenaries cannot be read, and is begun anew')
  } catch (cause) {
    if (!hasCode(cause, 'ENOENT')) log.warn('what was known of plenaries cannot be read, and is begun anew', { cause: causeText(cause) })
  }
  return null
}

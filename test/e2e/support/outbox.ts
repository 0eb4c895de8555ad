import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'

export type Item = {
  readonly kind: string
  readonly complete: boolean
  readonly group: number
  readonly body: { readonly [question: string]: unknown }
}

/** What was written for the organiser: in the outbox of a profile, or in the folder it is delivered to. */
export const itemsIn = async (directory: string): Promise<readonly Item[]> => {
  const names = await readdir(directory, { recursive: true }).catch(() => [])
  const files = names.filter((name) => name.endsWith('.json')).map((name) => readFile(join(directory, name), 'utf8'))
  return (await Promise.all(files)).map((text) => (JSON.parse(text) as { readonly item: Item }).item)
}

export const outboxOf = (profile: string): string => join(profile, 'outbox')

import { mkdirSync } from 'node:fs'
import { resolve } from 'node:path'
import { z } from 'zod'
import type { JanusServer } from './janus-server.ts'

/** What a Janus elsewhere is spoken to with: one file, beside its configuration and on the desk. */
export const janusSecret = z.object({ apiSecret: z.string().min(16), adminKey: z.string().min(16) })
export type JanusSecret = z.infer<typeof janusSecret>

/** A Janus that somebody else starts and watches. Lost sight of, it ends the desk's session by itself, and everybody in it. */
export const janusElsewhere = (options: {
  readonly url: string
  readonly secret: JanusSecret
  readonly bitrate: number
  readonly folder: string
}): JanusServer => {
  const folder = resolve(options.folder)
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  return {
    ...options.secret,
    name: new URL(options.url).host,
    url: options.url,
    bitrate: options.bitrate,
    folder,
    replace: () => undefined,
    onExit: () => () => undefined,
    stop: () => Promise.resolve(),
  }
}

import { type ChildProcess, spawn } from 'node:child_process'
import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Relays } from '../../../src-desk/plenary/access/relays.ts'
import { janusElsewhere } from '../../../src-desk/plenary/janus/janus-elsewhere.ts'
import { createJanusMedia } from '../../../src-desk/plenary/janus/janus-media.ts'
import { janusLibrary, startJanusProcess } from '../../../src-desk/plenary/janus/janus-process.ts'
import { mediaAddress } from '../../../src-desk/plenary/janus/media-address.ts'
import type { LeadPage } from '../../../src-desk/plenary/server/lead-page.ts'
import { startTestDesk } from '../../../src-desk/plenary/test-desk.ts'
import type { Manifest } from '../../../src-shared/seminar/schema.ts'

export type JanusDeskOptions = {
  readonly folder?: string
  readonly host?: string
  readonly port?: number
  readonly manifest?: Manifest
  readonly at?: number
  readonly relays?: Relays
  readonly leadPage?: LeadPage
  readonly mediaAddress?: string
  /** A Janus that is not this desk's, beside its own; each has one member before the other is begun. */
  readonly elsewhere?: { readonly url: string; readonly apiSecret: string; readonly adminKey: string }
}

/** The Janus that Debian has, as the desk starts it. */
export const startJanus = async (folder: string, first = 20_000, address = mediaAddress() ?? '') => {
  const library = janusLibrary()
  if (library === null) throw new Error('janus is not installed')
  const mediaPorts = { first, last: first + 999 }
  return startJanusProcess({ folder, library, mediaAddress: address, mediaPorts, bitrate: 600_000 })
}

/** A desk with a Janus of its own. */
export const startJanusDesk = async ({ elsewhere, ...options }: JanusDeskOptions = {}) => {
  const folder = options.folder ?? mkdtempSync(join(tmpdir(), 'plenary-janus-'))
  const janus = await startJanus(join(folder, 'janus'), 20_000, options.mediaAddress)
  const other =
    elsewhere === undefined ? [] : [janusElsewhere({ url: elsewhere.url, secret: elsewhere, bitrate: 600_000, folder: join(folder, 'janus-2') })]
  const troubles: unknown[] = []
  const media = createJanusMedia([janus, ...other], {
    block: other.length === 0 ? 60 : 1,
    onTrouble: (cause) => troubles.push(cause),
    onState: () => undefined,
  })
  const desk = await startTestDesk({ ...options, folder, media })
  return { ...desk, janus, media, mediaTroubles: troubles }
}

/** The same as a process of its own, which can be killed. */
export const startDeskProcess = async (options: JanusDeskOptions) => {
  const script = `
    import { startJanusDesk } from ${JSON.stringify(import.meta.filename)}
    const desk = await startJanusDesk(${JSON.stringify(options)})
    const ready = setInterval(() => {
      if (!desk.media.isUp()) return
      clearInterval(ready)
      console.log(JSON.stringify({ port: desk.port, janus: desk.janus.pid(), apiSecret: desk.janus.apiSecret, url: desk.janus.url }))
    }, 10)
    setInterval(() => { for (const trouble of desk.mediaTroubles.splice(0)) console.error(trouble) }, 100)
    process.on('SIGTERM', () => desk.clear().then(() => process.exit(0)))`
  const child: ChildProcess = spawn(process.execPath, ['--input-type=module-typescript', '-e', script], { stdio: ['ignore', 'pipe', 'pipe'] })
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()))
  let errors = ''
  const ready = await new Promise<{ port: number; janus: number; apiSecret: string; url: string }>((resolve, reject) => {
    child.stderr?.on('data', (part) => {
      errors += part
    })
    child.stdout?.once('data', (line) => resolve(JSON.parse(String(line))))
    void ended.then(() => reject(new Error(errors)))
  })
  const end = async (signal: 'SIGKILL' | 'SIGTERM') => {
    child.kill(signal)
    await ended
  }
  return { ...ready, errors: () => errors, end }
}

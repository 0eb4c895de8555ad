import { type ChildProcess, spawn } from 'node:child_process'
import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createJanusMedia } from '../../../src-desk/plenary/janus/janus-media.ts'
import { janusLibrary, startJanusProcess } from '../../../src-desk/plenary/janus/janus-process.ts'
import { mediaAddress } from '../../../src-desk/plenary/janus/media-address.ts'
import { startTestDesk } from '../../../src-desk/plenary/test-desk.ts'
import type { Manifest } from '../../../src-shared/seminar/schema.ts'

/** A desk with a Janus of its own, the one that Debian has. */
export const startJanusDesk = async (
  options: { readonly folder?: string; readonly port?: number; readonly manifest?: Manifest; readonly at?: number } = {},
) => {
  const folder = options.folder ?? mkdtempSync(join(tmpdir(), 'plenary-janus-'))
  const library = janusLibrary()
  if (library === null) throw new Error('janus is not installed')
  const janus = await startJanusProcess({
    folder: join(folder, 'janus'),
    library,
    mediaAddress: mediaAddress() ?? '',
    mediaPorts: { first: 20_000, last: 20_999 },
    bitrate: 600_000,
  })
  const troubles: unknown[] = []
  const media = createJanusMedia(janus, { onTrouble: (cause) => troubles.push(cause), onState: () => undefined })
  const desk = await startTestDesk({ ...options, folder, media })
  return { ...desk, janus, media, mediaTroubles: troubles }
}

/** The same as a process of its own, which can be killed. */
export const startDeskProcess = async (folder: string, port: number) => {
  const script = `
    import { startJanusDesk } from ${JSON.stringify(import.meta.filename)}
    const desk = await startJanusDesk({ folder: ${JSON.stringify(folder)}, port: ${port} })
    const ready = setInterval(() => {
      if (!desk.media.isUp()) return
      clearInterval(ready)
      console.log(JSON.stringify({ port: desk.port, janus: desk.janus.pid(), apiSecret: desk.janus.apiSecret, url: desk.janus.url }))
    }, 10)
    process.on('SIGTERM', () => desk.clear().then(() => process.exit(0)))`
  const child: ChildProcess = spawn(process.execPath, ['--input-type=module-typescript', '-e', script], { stdio: ['ignore', 'pipe', 'pipe'] })
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()))
  const ready = await new Promise<{ port: number; janus: number; apiSecret: string; url: string }>((resolve, reject) => {
    let errors = ''
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
  return { ...ready, end }
}

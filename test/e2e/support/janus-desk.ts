import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createJanusMedia } from '../../../src-desk/plenary/janus/janus-media.ts'
import { janusLibrary, startJanusProcess } from '../../../src-desk/plenary/janus/janus-process.ts'
import { mediaAddress } from '../../../src-desk/plenary/janus/media-address.ts'
import type { LeadPage } from '../../../src-desk/plenary/server/lead-page.ts'
import { startTestDesk } from '../../../src-desk/plenary/test-desk.ts'

/** A desk with a Janus of its own, the one that Debian has. */
export const startJanusDesk = async (options: { readonly leadPage?: LeadPage } = {}) => {
  const folder = mkdtempSync(join(tmpdir(), 'plenary-janus-'))
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
  const desk = await startTestDesk({ folder, media, ...options })
  return { ...desk, janus, media, mediaTroubles: troubles }
}

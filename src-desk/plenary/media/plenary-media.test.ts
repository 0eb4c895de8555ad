import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, vi } from 'vitest'
import { createJanusMedia } from '../janus/janus-media.ts'
import { janusLibrary, startJanusProcess } from '../janus/janus-process.ts'
import { createMemoryMedia } from './memory-media.ts'
import { describePlenaryMedia } from './plenary-media-contract.ts'

describePlenaryMedia('media in memory', async () => createMemoryMedia().media)

const library = janusLibrary()
describe.skipIf(library === null)('with Janus (package janus)', () => {
  const folder = mkdtempSync(join(tmpdir(), 'media-'))
  afterAll(() => rmSync(folder, { recursive: true, force: true }))
  describePlenaryMedia('media over Janus', async () => {
    const settings = { folder: join(folder, 'janus'), library: library ?? '', mediaAddress: '127.0.0.1', bitrate: 600_000 }
    const janus = await startJanusProcess({ ...settings, mediaPorts: { first: 42_000, last: 42_999 } })
    const media = createJanusMedia([janus], { block: 60, onTrouble: () => undefined, onState: () => undefined })
    await vi.waitUntil(() => media.isUp(), { timeout: 15_000, interval: 20 })
    return media
  })
})

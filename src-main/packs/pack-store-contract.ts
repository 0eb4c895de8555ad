import { describe, expect, it } from 'vitest'
import type { PackStore } from './pack-store.ts'

const text = (sv: string) => ({ sv })

/** A small whole pack; change what a test is about. */
export const packContent = (change: Record<string, unknown> = {}): Record<string, unknown> => ({
  format: 1,
  id: 'demo',
  version: 2,
  title: text('Prov'),
  languages: ['sv'],
  timeZone: 'Europe/Stockholm',
  start: '2022-10-20T13:30',
  people: [{ id: 'anna', name: 'Anna' }],
  programme: [
    { kind: 'welcome', id: 'welcome', title: text('Välkomna'), seconds: 60 },
    {
      kind: 'talk',
      id: 'talk',
      title: text('Föredrag'),
      seconds: 600,
      speakers: ['anna'],
      media: {
        sources: [{ path: 'talks/talk.mp4', type: 'video/mp4' }],
        duration: 600,
        captions: [{ language: 'sv', path: 'talks/talk.vtt' }],
      },
    },
    { kind: 'closing', id: 'closing', title: text('Tack'), seconds: 60 },
  ],
  files: [
    { path: 'talks/talk.mp4', size: 12, sha256: '0'.repeat(64) },
    { path: 'talks/talk.vtt', size: 7, sha256: '0'.repeat(64) },
  ],
  ...change,
})

/** What every store does. `make` gives a store of a pack with this content, without the files named in `missing`; null: no pack. */
export const describePackStore = (
  name: string,
  make: (content: Record<string, unknown> | null, missing: readonly string[]) => Promise<PackStore>,
): void => {
  const open = async (content: Record<string, unknown> | null, missing: readonly string[] = []) => {
    const store = await make(content, missing)
    return { store, opened: await store.open() }
  }

  describe(name, () => {
    it('opens a whole pack and finds its files, and no others', async () => {
      const { store, opened } = await open(packContent())
      expect(opened).toMatchObject({ ok: true, value: { manifest: { id: 'demo', version: 2 } } })
      expect(opened.ok && [opened.value.problems.size, opened.value.unknownKinds.size]).toEqual([0, 0])
      expect(store.fileOf('talks/talk.mp4')?.absolute).toMatch(/^\//)
      for (const path of ['seminar.json', '', 'talks', 'talks/../talks/talk.mp4', '/etc/passwd', '../x', '__proto__'])
        expect(store.fileOf(path)).toBeNull()
    })

    it('has no file before it was opened', async () => {
      expect((await make(packContent(), [])).fileOf('talks/talk.mp4')).toBeNull()
    })

    it('says that there is no pack', async () => {
      expect((await open(null)).opened).toMatchObject({ ok: false, failure: { reason: 'pack-missing' } })
    })

    it('opens a pack without one of its files and says which', async () => {
      const { store, opened } = await open(packContent(), ['talks/talk.mp4'])
      expect(opened.ok && [...opened.value.problems]).toEqual([['talks/talk.mp4', 'missing']])
      expect(store.fileOf('talks/talk.mp4')).toBeNull()
      expect(store.fileOf('talks/talk.vtt')).not.toBeNull()
    })

    it('refuses a format it does not know, whatever else is in it', async () => {
      expect((await open({ format: 2, other: true })).opened).toMatchObject({
        ok: false,
        failure: { reason: 'pack-other-format', params: { format: 2, supported: 1 } },
      })
    })

    it('says where a manifest is wrong', async () => {
      expect((await open(packContent({ title: 7 }))).opened).toMatchObject({
        ok: false,
        failure: { reason: 'pack-invalid', cause: expect.stringMatching(/^title: /) },
      })
    })

    it('keeps the place and the time of a segment it does not know', async () => {
      const programme = [
        ...(packContent().programme as unknown[]),
        { kind: 'quiz', id: 'quiz', title: text('Frågor'), seconds: 300, advance: 'media', rules: {} },
      ]
      const { opened } = await open(packContent({ programme }))
      expect(opened.ok && opened.value.manifest.programme.at(-1)).toEqual({
        kind: 'unknown',
        unknownKind: 'quiz',
        id: 'quiz',
        title: text('Frågor'),
        seconds: 300,
      })
      expect(opened.ok && [...opened.value.unknownKinds]).toEqual([['quiz', 'quiz']])
    })
  })
}

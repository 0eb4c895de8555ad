import type { KeyObject } from 'node:crypto'
import { mkdir, readFile, rm } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { writeDurably } from '../../src-main/files/durable-file.ts'
import { sealPack } from '../../src-main/packs/reader/seal-pack.ts'
import { contentOf, draftPath, type Content as ManifestContent } from '../../src-shared/draft/draft-content.ts'
import { untranslated } from '../../src-shared/draft/untranslated.ts'
import { checkManifest } from '../../src-shared/seminar/read-manifest.ts'
import { impossibleTimes, programmeRemarks } from '../../src-shared/seminar/remarks.ts'
import type { Manifest, Media } from '../../src-shared/seminar/schema.ts'
import type { Located } from '../draft/located.ts'
import { notRight, type OpenDraft, stopOn } from '../draft/open-draft.ts'
import { promisedManifest } from '../draft/promised-manifest.ts'
import { needRoom } from '../files/disk.ts'
import { healFolder, partOf, replaceFolder } from '../files/replace-folder.ts'
import { carryTickets } from '../invite/ticket-files.ts'
import { openPack } from '../open-source.ts'
import { withProgress } from '../progress.ts'
import type { Using } from '../recordings/prepare.ts'
import { type Contents, createContents, sizeOf, writeContents } from './contents.ts'
import { type Earlier, earlierAt } from './earlier.ts'
import { findInputs, type Inputs } from './inputs.ts'
import { lookAtAll, makeMedia } from './media.ts'
import { withVersion } from './version-line.ts'

export type BuildOptions = {
  readonly opened: OpenDraft
  readonly inputs: Inputs
  readonly out: string
  readonly key: KeyObject
  readonly using: Using
  /** Whether the version may be raised to that, in the draft too. Asked when the content is another than before under its version. */
  mayRaise(to: number): Promise<boolean>
}

export type Built = {
  readonly kind: 'built' | 'same'
  readonly manifest: Manifest
  readonly fingerprint: string
  readonly bytes: number
  readonly earlier: Earlier | null
  readonly remarks: readonly Located[]
}

/** The recordings of a draft. Stops with all that is wrong with it and with their names, before anything takes time. */
export const inputsOf = async ({ draft, file, directory, problems }: OpenDraft): Promise<Inputs> => {
  const found = await findInputs(draft, directory)
  stopOn(file, [...problems, ...found.problems])
  return found.inputs
}

/** All that can be found out before anything is made. Stops with what is wrong: a time that nobody can keep is said before hours of converting. */
export const lookAtDraft = async (opened: OpenDraft, inputs: Inputs, using: Using) => {
  const { draft, file } = opened
  const looked = await lookAtAll(inputs, { draft, file, using })
  const lengths = new Map([...looked].map(([index, { known }]) => [index, known.facts.duration]))
  const late = impossibleTimes(promisedManifest(opened, lengths))
  stopOn(
    file,
    late.map(({ path, text }) => ({ path: draftPath(path), text })),
  )
  return looked
}

/** Builds the pack of a draft at `out`. Whatever happens, what was there is there until the new one is whole. */
export const buildPack = async ({ opened, inputs, out, key, using, mayRaise }: BuildOptions): Promise<Built> => {
  const { draft, file } = opened
  await mkdir(dirname(out), { recursive: true })
  await healFolder(out)
  const earlier = await earlierAt(out, draft.id)
  const looked = await lookAtDraft(opened, inputs, using)
  const contents = createContents()
  const { media, remarks } = await makeMedia(looked, contents, { draft, file, using })
  const { content, said } = contentFor(opened, media, contents)

  const part = partOf(out)
  try {
    const bytes = await sumOf(contents)
    await needRoom(dirname(out), Math.ceil(bytes * 1.01) + 1_000_000, 'Make room there, or choose another place with --out.')
    await mkdir(part)
    await write(contents, part, bytes, using.signal)
    const version = await seal(part, { content, key, bytes, using })
    const same = earlier !== null && (await isSame(part, earlier))
    if (earlier !== null && !same && version <= earlier.version) await raise(opened, earlier, { part, content, key, bytes, using, mayRaise })
    const { manifest, fingerprint } = await readBack(part)
    using.signal.throwIfAborted()
    const kind = same && earlier.fingerprint === fingerprint ? 'same' : 'built'
    if (kind === 'built') {
      await carryTickets(out, part)
      await replaceFolder(out)
    }
    return { kind, manifest, fingerprint, bytes, earlier, remarks: [...remarks, ...said] }
  } finally {
    await rm(part, { recursive: true, force: true })
  }
}

const contentFor = ({ draft, file }: OpenDraft, media: ReadonlyMap<number, Media>, contents: Contents) => {
  const { content, problems } = contentOf(draft, media)
  stopOn(file, problems)
  const files = [...contents.all.keys()].map((path) => ({ path, size: 0, sha256: '0'.repeat(64) }))
  const checked = checkManifest({ ...content, files })
  const inDraft = ({ path, text }: { readonly path: readonly (string | number)[]; readonly text: string }) =>
    file.locate({ path: draftPath(path), text })
  if (!checked.ok) throw notRight(checked.failure.reason === 'pack-invalid' ? checked.failure.problems.map(inDraft) : [])
  const { manifest } = checked.value
  const impossible = impossibleTimes(manifest)
  if (impossible.length > 0) throw notRight(impossible.map(inDraft))
  const lacking = [...untranslated(draft)].flatMap(([language, places]) => {
    const [first] = places
    if (first === undefined) return []
    const others = places.length === 1 ? '' : ` and ${places.length - 1} more texts`
    return [
      file.locate({
        path: first,
        text: `this text${others} ${places.length === 1 ? 'is' : 'are'} not there in ${language}, which the seminar is said to have`,
      }),
    ]
  })
  return { content, said: [...programmeRemarks(manifest).map(inDraft), ...lacking] }
}

const sumOf = async ({ all }: Contents): Promise<number> => {
  const sizes = await Promise.all([...all.values()].map(sizeOf))
  return sizes.reduce((sum, size) => sum + size, 0)
}

const write = async (contents: Contents, part: string, bytes: number, signal: AbortSignal): Promise<void> => {
  await withProgress('Putting the pack together', bytes, (bar) => writeContents(contents, part, bar, signal))
}

type Sealing = { readonly content: ManifestContent; readonly key: KeyObject; readonly bytes: number; readonly using: Using }

const seal = async (part: string, { content, key, bytes, using }: Sealing): Promise<number> => {
  await withProgress('Signing', bytes, (bar) =>
    sealPack(part, content, key, (done) => {
      using.signal.throwIfAborted()
      bar.add(done)
    }),
  )
  return content.version
}

const isSame = async (part: string, { manifest }: Earlier): Promise<boolean> => (await readFile(join(part, 'seminar.json'))).equals(manifest)

/** A room takes one version for one content only, and never an older one. */
const raise = async (
  { file, draft }: OpenDraft,
  earlier: Earlier,
  { part, mayRaise, ...sealing }: Sealing & { readonly part: string; mayRaise: BuildOptions['mayRaise'] },
): Promise<void> => {
  const to = earlier.version + 1
  if (!(await mayRaise(to))) {
    const text = `version ${earlier.version} was built before with other content, and a room takes each number once; write version: ${to}, or build with --raise`
    throw notRight([file.locate({ path: [draft.version === undefined ? 'id' : 'version'], text })])
  }
  await seal(part, { ...sealing, content: { ...sealing.content, version: to } })
  await writeDurably(file.path, withVersion(file, to), 0o644)
}

/** As a kiosk reads it: what would be refused there is better refused here. */
const readBack = async (folder: string) => {
  const { source, pack } = await openPack(folder)
  await source.close()
  return pack
}

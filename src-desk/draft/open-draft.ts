import { readFile, stat } from 'node:fs/promises'
import { dirname, join, relative, resolve } from 'node:path'
import type { Draft } from '../../src-shared/draft/draft.ts'
import { contentOf, draftPath } from '../../src-shared/draft/draft-content.ts'
import { readDraft } from '../../src-shared/draft/read-draft.ts'
import { causeText } from '../../src-shared/result/result.ts'
import type { Problem } from '../../src-shared/seminar/problem.ts'
import { checkManifest } from '../../src-shared/seminar/read-manifest.ts'
import { Stop } from '../say.ts'
import { type Located, locatedText, toCorrect } from './located.ts'
import { readYaml, type YamlFile } from './yaml-file.ts'

/** `problems`: what is wrong with it whatever its recordings are, to be said together with what lacks of those. */
export type OpenDraft = {
  readonly draft: Draft
  readonly file: YamlFile
  readonly directory: string
  readonly problems: readonly Problem[]
}

export const draftName = 'seminar.yaml'

/** The `seminar.yaml` that a path means: itself, or the one in a folder; null where there is none. */
export const draftAt = async (path: string): Promise<string | null> => {
  const found = await stat(path).catch(() => null)
  if (found === null) return null
  if (found.isFile()) return /\.ya?ml$/i.test(path) ? path : null
  const inside = join(path, draftName)
  return (await stat(inside).catch(() => null))?.isFile() === true ? inside : null
}

/** Reads a `seminar.yaml` and everything that can be known of it without its recordings. Stops where its form is wrong. */
export const openDraft = async (path: string): Promise<OpenDraft> => {
  const name = await draftAt(path)
  if (name === null) throw new Stop(`There is no ${draftName} at ${path}. Name the folder in which it lies, or make one with: desk init ${path}`, 2)
  const text = await textOf(name)
  const read = readYaml(shownPath(name), text)
  if (!read.ok) throw new Stop(locatedText([read.problem]))
  const file = read.value
  if (file.content === null || file.content === '')
    throw new Stop(`${file.path} is empty. desk init writes one to begin with; docs/examples has two whole ones.`)
  const drafted = readDraft(file.content)
  if (!drafted.ok) throw notRight(drafted.problems.map(file.locate))
  const draft = drafted.value
  return { draft, file, directory: dirname(resolve(name)), problems: contentProblems(draft) }
}

/** Reports everything at once, so that nobody has to start again for each slip. */
export const notRight = (problems: readonly Located[]): Stop => new Stop(`${toCorrect(problems.length)}\n${locatedText(problems)}`)

export const stopOn = (file: YamlFile, problems: readonly Problem[]): void => {
  if (problems.length > 0) throw notRight(problems.map(file.locate))
}

/** As people would write it from where they stand. */
export const shownPath = (path: string): string => {
  const short = relative('', path)
  return short.startsWith('..') || short === '' ? path : short
}

/** What a manifest made of it would say against itself. The recordings are taken as they are promised. */
const contentProblems = (draft: Draft): readonly Problem[] => {
  const { content, problems } = contentOf(draft, new Map())
  const checked = checkManifest({ ...content, files: [{ path: 'unknown', size: 0, sha256: '0'.repeat(64) }] })
  if (checked.ok || checked.failure.reason === 'pack-other-format') return problems
  const told = new Set(problems.map(({ path }) => path.join(' ')))
  const others = checked.failure.problems.map(({ path, text }) => ({ path: draftPath(path), text }))
  return [...problems, ...others.filter(({ path }) => !told.has(path.join(' ')))]
}

const textOf = async (path: string): Promise<string> => {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(await readFile(path))
  } catch (cause) {
    throw new Stop(
      cause instanceof TypeError ? `${path} is not written in UTF-8. Save it anew as UTF-8.` : `${path} cannot be read: ${causeText(cause)}`,
    )
  }
}

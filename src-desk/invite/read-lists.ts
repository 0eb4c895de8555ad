import { readFile } from 'node:fs/promises'
import type { Language } from '../../src-shared/i18n/language.ts'
import { Stop, say } from '../say.ts'
import { type ListedGroup, readList } from './read-list.ts'
import { type ListedPerson, readPeople } from './read-people.ts'

const mostProblems = 20

/** The groups of a list, or all that has to be mended in it. */
export const groupsIn = async (path: string, lang: Language): Promise<readonly ListedGroup[]> => {
  const { groups, problems, remarks } = readList(await contentOf(path), lang)
  refuse(path, problems)
  for (const remark of remarks) say(remark)
  return groups
}

/** The presenters, hosts and observers of a list, or all that has to be mended in it. */
export const peopleIn = async (path: string, lang: Language): Promise<readonly ListedPerson[]> => {
  const { people, problems } = readPeople(await contentOf(path), lang)
  refuse(path, problems)
  return people
}

const contentOf = (path: string): Promise<Uint8Array> =>
  readFile(path).catch(() => {
    throw new Stop(`There is no file ${path}.`, 2)
  })

const refuse = (path: string, problems: readonly string[]): void => {
  if (problems.length === 0) return
  const more = problems.length > mostProblems ? [`  and ${problems.length - mostProblems} more`] : []
  throw new Stop(
    [`${path} has to be mended first; nothing was written.`, ...problems.slice(0, mostProblems).map((one) => `  ${one}`), ...more].join('\n'),
  )
}

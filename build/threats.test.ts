import { existsSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { inRepository } from './setup/paths.mjs'
import { testsInFile } from './tests-in-file.mjs'

type Line = { readonly section: string; readonly wants: string; readonly shown: string }

const linesOf = (page: string): readonly Line[] => {
  const lines: Line[] = []
  let section = ''
  for (const line of page.split('\n')) {
    if (line.startsWith('## ')) section = line.slice(3)
    const cells = line.startsWith('| ') ? line.split('|').map((cell) => cell.trim()) : []
    if (cells.length === 5 && cells[1] !== 'wants') lines.push({ section, wants: cells[1] ?? '', shown: cells[3] ?? '' })
  }
  return lines
}

/** Where vitest and Playwright look: a test elsewhere is run by nobody. */
const isRun = /^(?:(?:src-\w+|build|test\/(?:unit|packs))\/.*\.test\.tsx?|test\/(?:e2e|electron|package)\/[\w-]+\.spec\.ts)$/

/** Why a line shows nothing; null: it names a test that is there, is run and does something, or gives a decision with its reason. */
const emptyBecause = ({ shown }: Line): string | null => {
  if (shown.startsWith('Decision: ')) return shown.length > 40 ? null : 'the decision has no reason'
  const [, file, title] = /^`([^`]+)`: (.+)$/.exec(shown) ?? []
  if (file === undefined || title === undefined) return 'it names neither a test nor a decision'
  if (!existsSync(inRepository(file))) return `there is no ${file}`
  if (!isRun.test(file)) return `${file} is run by nobody`
  const named = testsInFile(file, readFileSync(inRepository(file), 'utf8')).filter((test) => test.title.includes(title))
  if (named.length === 0) return `${file} has no test "${title}"`
  const idle = named.find(({ whyNot }) => whyNot !== null)
  return idle === undefined ? null : `${file}, "${idle.title}": ${idle.whyNot}`
}

describe('the tests of a file', () => {
  const whyNot = (source: string) => testsInFile('x.test.ts', source).map((test) => test.whyNot)
  it.each([
    "it('a', () => { expect(1).toBe(1) })",
    "it.each([1])('a %i', () => check())",
    "it.skipIf(process.platform === 'win32')('a', () => check())",
    "describe('d', () => { it.each`x`('a', async () => { await check() }) })",
    "test('a', async ({ page }) => { test.skip(!able, 'unable'); await page.goto('/') })",
    'for (const x of y) test(`a`, () => { if (x) test.skip(); check() })',
  ])('do something in: %s', (source) => {
    expect(whyNot(source)).toEqual([null])
  })

  it.each([
    "it.skip('a', () => check())",
    "it.todo('a')",
    "test.fixme('a', () => check())",
    "it.fails('a', () => check())",
    "it.skipIf(true)('a', () => check())",
    "describe.skip('d', () => { describe('e', () => { it('a', () => check()) }) })",
    "test.describe('d', () => { test.skip(true, 'why'); test('a', () => check()) })",
    "test('a', () => { test.skip(); check() })",
    "test.skip(true, 'none'); test('a', () => check())",
    "it('a', () => {})",
  ])('do nothing in: %s', (source) => {
    expect(whyNot(source)).toEqual([expect.any(String)])
  })

  it('are none where they are only spoken of', () => {
    expect(whyNot("// it('a', () => check())\nconst x = \"it('a', () => check())\"")).toEqual([])
  })
})

describe('the page of threats', () => {
  const lines = linesOf(readFileSync(inRepository('docs', 'threats.md'), 'utf8'))

  it('speaks of everybody who could want something', () => {
    const sections = [...new Set(lines.map(({ section }) => section))].join('\n')
    for (const one of ['participant', 'neighbour', 'thief', 'hostile pack', 'hostile desk', 'hostile update']) expect(sections).toContain(one)
    for (const section of sections.split('\n')) expect(lines.filter((line) => line.section === section).length, section).toBeGreaterThan(4)
  })

  it.each(lines)('has a test or a decision for: $wants', (line) => {
    expect(emptyBecause(line)).toBeNull()
  })

  it('is read by a check that misses nothing', () => {
    const broken = (shown: string) => emptyBecause({ section: '', wants: '', shown })
    expect(broken('')).toContain('neither')
    expect(broken('Decision: no.')).toContain('no reason')
    expect(broken('`build/nowhere.test.ts`: x')).toContain('there is no')
    expect(broken('`build/totals.test.ts`: what nobody wrote')).toContain('has no test')
    // Words that stand in the file, and in no title of a test.
    expect(broken('`build/threats.test.ts`: Why a line shows nothing')).toContain('has no test')
    expect(broken('`build/setup/paths.mjs`: x')).toContain('run by nobody')
  })
})

import { existsSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { inRepository } from './setup/paths.mjs'

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

/** Why a line shows nothing; null: it names a test that is there, or gives a decision with its reason. */
const emptyBecause = ({ shown }: Line): string | null => {
  if (shown.startsWith('Decision: ')) return shown.length > 40 ? null : 'the decision has no reason'
  const [, file, title] = /^`([^`]+)`: (.+)$/.exec(shown) ?? []
  if (file === undefined || title === undefined) return 'it names neither a test nor a decision'
  if (!existsSync(inRepository(file))) return `there is no ${file}`
  return readFileSync(inRepository(file), 'utf8').includes(title) ? null : `${file} has no test "${title}"`
}

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
  })
})

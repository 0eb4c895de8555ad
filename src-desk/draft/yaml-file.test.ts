import { describe, expect, it } from 'vitest'
import { readYaml } from './yaml-file.ts'

const problemOf = (text: string) => {
  const read = readYaml('seminar.yaml', text)
  return read.ok ? null : read.problem
}
const yaml = `id: autumn
# the programme
programme:
  - kind: talk
    title:
      sv: 2026
    at: 13.30
`

describe('a seminar.yaml', () => {
  it('is read with every value as the text that stands there', () => {
    const read = readYaml('seminar.yaml', yaml)
    expect(read.ok && read.value.content).toEqual({ id: 'autumn', programme: [{ kind: 'talk', title: { sv: '2026' }, at: '13.30' }] })
  })

  it.each([
    [['id'], 1, 1],
    [['programme'], 3, 1],
    [['programme', 0], 4, 5],
    [['programme', 0, 'at'], 7, 5],
    [['programme', 0, 'title', 'sv'], 6, 7],
    // What is not there is shown where it should stand.
    [['programme', 0, 'recording', 'file'], 4, 5],
    [['date'], 1, 1],
    [[], 1, 1],
  ] as const)('knows that %j stands in line %d, column %d', (path, line, column) => {
    const read = readYaml('seminar.yaml', yaml)
    expect(read.ok && read.value.locate({ path, text: 'x' })).toMatchObject({ file: 'seminar.yaml', line, column, text: 'x' })
  })

  it.each([
    ['a line too far out', 'programme:\n  - kind: pause\n   title: x\n', 3, 'does not begin in the same column'],
    ['a hyphen too far out', 'c:\n  - x\n - y\n', 3, 'does not begin in the same column'],
    ['a field too far in', 'title: Höst\n  start: 13.30\n', 2, 'further in than the one above it'],
    ['a colon in a text', 'title: Höst: ett samtal\n', 1, 'put the text between "quotes"'],
    ['a tab', 'a:\n\t- x\n', 2, 'use blanks'],
    ['a field twice', 'a: 1\nb: 2\na: 3\n', 3, 'stands here twice'],
    ['an open quote', "a: 'x\nb: 2\n", 3, 'a quote that was opened further up is not closed'],
    ['an open bracket', 'a: [1, 2\nb: 3\n', 2, 'put ] or }'],
    ['a sign that begins no text', 'a: @x\n', 1, 'cannot begin with this sign'],
    ['three hyphens', 'a: 1\n---\nb: 2\n', 2, 'three hyphens'],
    ['a name for nothing', 'a: *b\n', 1, 'cannot be read'],
  ])('with %s is refused, with the line and what to do', (_, text, line, said) => {
    expect(problemOf(text)).toMatchObject({ line, text: expect.stringContaining(said), excerpt: text.split('\n')[line - 1] ?? '' })
  })
})

import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readPeople } from './read-people.ts'

const read = (text: string) => readPeople(Buffer.from(text), 'sv')

describe('a list of people', () => {
  it('is read in three languages, with the roles as people call them', () => {
    expect(read('Namn;Roll;E-post;Språk\nAnna Ek;Värd;a@example.org;\nBo;presentatör;Bo <b@example.org>;da\n')).toEqual({
      problems: [],
      people: [
        { line: 2, name: 'Anna Ek', role: 'host', contacts: ['a@example.org'], language: 'sv' },
        { line: 3, name: 'Bo', role: 'presenter', contacts: ['b@example.org'], language: 'da' },
      ],
    })
    expect(read('navn,rolle\nLone,vært\nPer,Oplægsholder\nIda,observatør\n').people.map(({ role }) => role)).toEqual([
      'host',
      'presenter',
      'observer',
    ])
    expect(read('name,role\nA,host\nB,speaker\nC,Observer\n').people.map(({ role }) => role)).toEqual(['host', 'presenter', 'observer'])
  })

  it('says everything that is wrong at once, each with its line and column', () => {
    expect(read('namn;roll;e-post;språk\n;värd;;\nAnna;chef;anna;fi\nBo;värd;;\nbo;talare;;\n').problems).toEqual([
      'line 2, column 1 (namn): the name is missing.',
      'line 3, column 2 (roll): "chef" is none of presenter, host, observer, captioner.',
      'line 3, column 3 (e-post): "anna" is no mail address.',
      'line 3, column 4 (språk): "fi" is none of sv, en, da.',
      'line 5: "bo" stands there twice. Each needs a name of their own.',
    ])
    expect(read('namn;e-post\nAnna;a@example.org\n').problems[0]).toMatch(/No column is called role/)
    expect(read('').problems[0]).toMatch(/No column is called name or role/)
    expect(read('namn;roll\n').problems).toEqual(['There is nobody in it, only the names of the columns.'])
  })

  it('answers whatever the file is', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => {
        const { people, problems } = readPeople(bytes, 'sv')
        expect(people.length === 0 || problems.every((one) => one.length > 10)).toBe(true)
      }),
    )
  })
})

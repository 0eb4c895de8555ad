import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readList } from './read-list.ts'

const read = (text: string) => readList(Buffer.from(text), 'sv')
const group = (change: object = {}) => ({ line: 2, room: 'Höör', group: null, contacts: ['a@example.org'], language: 'sv', ...change })

describe('a list of groups', () => {
  it('is read whatever separates its columns, and with names in Swedish, English and Danish', () => {
    for (const [header, separator] of [
      ['Lokal;E-post;Språk', ';'],
      ['room,e-mail,language', ','],
      ['Lokale\tMailadresse\tSprog', '\t'],
      [' RUM | Mejl | lang ', '|'],
    ] as const)
      expect(read(`${header}\r\nHöör${separator} a@example.org ${separator}dansk\r\n`)).toEqual({
        groups: [group({ language: 'da' })],
        problems: [],
        remarks: [],
      })
  })

  it('is read in every encoding that spreadsheets write', () => {
    const text = 'rum;e-post\nHöör;a@example.org\n'
    for (const bytes of [
      Buffer.from(text),
      Buffer.from(`\uFEFF${text}`),
      Buffer.from(text, 'latin1'),
      Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(text, 'utf16le')]),
      Buffer.concat([Buffer.from([0xfe, 0xff]), Buffer.from(text, 'utf16le').swap16()]),
      Buffer.from('rum;e-post\nHo\u0308o\u0308r;a@example.org'),
    ])
      expect(readList(bytes, 'sv').groups).toEqual([group()])
  })

  it('takes quoted names, several addresses, numbers with words, and lines that are empty', () => {
    const { groups, problems } = read(
      'room;contact;group\n\n"Höör; stora ""salen""";"Anna Ek <a@example.org>, b@example.org";Grupp 7\n;;\nEslöv;a@example.org, c@example.org;\n',
    )
    expect(problems).toEqual([])
    expect(groups).toEqual([
      group({ line: 3, room: 'Höör; stora "salen"', contacts: ['a@example.org'], group: 7 }),
      group({ line: 5, room: 'Eslöv', contacts: ['a@example.org', 'c@example.org'] }),
    ])
  })

  it('says of every problem where it is and what it is, all at once', () => {
    const { problems } = read(
      'Lokal;E-post;Språk;Grupp\n;anna@;sv;1\nEslöv;b@example.org;klingon;0\nLund;c@example.org;;2\nYstad;;;2\nOs\u202Eby;d@example.org;;x\n',
    )
    expect(problems).toEqual([
      'line 2, column 1 (Lokal): the name of the room is missing.',
      'line 2, column 2 (E-post): "anna@" is no mail address.',
      'line 3, column 4 (Grupp): "0" is no number of a group, from 1 to 999.',
      'line 3, column 3 (Språk): "klingon" is none of sv, en, da.',
      expect.stringMatching(/^line 6, column 1 \(Lokal\): .* cannot be a room's name/),
      'line 6, column 4 (Grupp): "x" is no number of a group, from 1 to 999.',
      'line 5: group 2 stands in line 4 already.',
    ])
  })

  it('says what is wrong with the whole of it', () => {
    expect(read('').problems).toEqual([expect.stringMatching(/nothing in it/)])
    expect(read('rum;e-post\n').problems).toEqual([expect.stringMatching(/no groups/)])
    expect(read('Höör;a@example.org\n').problems).toEqual([expect.stringMatching(/^line 1: no column is called room .*"Höör", "a@example.org"/)])
    expect(read('rum;lokal\nx;y\n').problems).toEqual(['line 1: two columns mean the room. Keep one of them.'])
    expect(read('rum;e-post\n"Höör;a@example.org\n').problems).toEqual([expect.stringMatching(/^It cannot be read as a table/)])
  })

  it('remarks on columns that are not used and on groups without an address', () => {
    expect(read('rum;e-post;Telefon\nHöör;;040\n').remarks).toEqual(['Not used: "Telefon".', 'Without an address, on paper only: Höör (line 2).'])
  })

  it('answers whatever the file is', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.uint8Array({ maxLength: 300 }),
          fc.string({ unit: 'binary', maxLength: 200 }).map((text) => Buffer.from(`rum;e-post\n${text}`)),
        ),
        (bytes) => {
          const { groups, problems } = readList(bytes, 'sv')
          expect(groups.length + problems.length).toBeGreaterThan(0)
        },
      ),
      { numRuns: 300 },
    )
  })
})

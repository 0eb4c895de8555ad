import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readManifest } from './read-manifest.ts'

const text = { sv: 'x' }
const file = (path: string) => ({ path, size: 1, sha256: 'a'.repeat(64) })
const media = { sources: [{ path: 'a.mp4', type: 'video/mp4' }], duration: 60 }
const talk = { kind: 'talk', id: 'talk', title: text, seconds: 60, media }
const content = (change: Record<string, unknown> = {}) => ({
  format: 1,
  id: 'demo',
  version: 1,
  title: text,
  languages: ['sv'],
  timeZone: 'Europe/Stockholm',
  start: '2022-10-20T13:30',
  programme: [talk],
  files: [file('a.mp4')],
  ...change,
})
const causeOf = (change: Record<string, unknown>) => {
  const read = readManifest(content(change))
  return read.ok ? 'good' : `${read.failure.reason} ${read.failure.cause ?? ''}`
}

describe('a manifest', () => {
  it('is read when it is whole', () => expect(causeOf({})).toBe('good'))

  it.each([
    ['an id that every object has', { programme: [{ ...talk, id: 'constructor' }] }, 'programme[0].id: a name that is not taken by the machine'],
    ['a file that is not listed', { files: [] }, 'programme[0].media.sources[0].path: a.mp4 is not in files; list it there or correct the path'],
    [
      'captions that are not listed',
      { programme: [{ ...talk, media: { ...media, captions: [{ language: 'sv', path: 'b.vtt' }] } }] },
      'programme[0].media.captions[0].path: b.vtt is not in files',
    ],
    [
      'slides that are not listed',
      { programme: [{ ...talk, media: { ...media, slides: 's.pdf' } }] },
      'programme[0].media.slides: s.pdf is not in files',
    ],
    ['a file listed twice', { files: [file('a.mp4'), file('A.mp4')] }, 'files[1].path: a.mp4 is also files[0]'],
    ['two segments with one id', { programme: [talk, talk] }, 'programme[1].id: talk is also programme[0]'],
    [
      'an unknown speaker',
      { programme: [{ ...talk, speakers: ['anna'] }] },
      'programme[0].speakers[0]: nobody in people has the id anna; add the person or correct the id',
    ],
    ['an unknown time zone', { timeZone: 'Europe/Lund' }, 'timeZone: Europe/Lund is unknown; use an IANA name such as Europe/Stockholm'],
    ['a day that is not', { start: '2022-02-30T13:30' }, 'start: there is no 2022-02-30T13:30; correct the date'],
    ['a validity that ends first', { validity: { from: '2022-10-21T00:00', until: '2022-10-20T00:00' } }, 'validity: ends before it begins'],
    ['seats out of order', { seats: { least: 8, default: 7, most: 9 } }, 'seats: 8, 7, 9 are not in order'],
    [
      'a recording that is not there',
      { programme: [{ kind: 'session', id: 's', title: text, seconds: 60, mode: 'prerecorded' }] },
      'programme[0].media: missing; a prerecorded session needs a recording, or make it live',
    ],
    ['a wrong length deep inside', { programme: [{ ...talk, seconds: 'long' }] }, 'programme[0].seconds: '],
    [
      'a wrong part of a dialogue',
      {
        programme: [
          { kind: 'dialogue', id: 'd', title: text, seconds: 60, purpose: 'learning', parts: [{ kind: 'open', prompt: text, seconds: 0 }] },
        ],
      },
      'programme[0].parts[0].seconds: ',
    ],
    ['a path that climbs', { files: [file('a.mp4'), file('../x')] }, 'files[1].path: a plain relative path'],
    ['a title in no language', { title: {} }, 'title: a text in at least one language'],
    ['a title in another language', { title: { sv: 'x', no: 'y' } }, 'title: '],
  ])('with %s is refused, with the place and the cure', (_, change, cause) => {
    expect(causeOf(change)).toContain(`pack-invalid ${cause}`)
  })

  it('names five problems and counts the others', () => {
    const programme = Array.from({ length: 8 }, (_, n) => ({ ...talk, id: `t${n}` }))
    expect(causeOf({ programme, files: [] }).split('\n')).toHaveLength(6)
    expect(causeOf({ programme, files: [] })).toMatch(/and 3 more$/)
  })

  it('never throws, whatever it is given', () => {
    fc.assert(fc.property(fc.jsonValue(), (value) => readManifest(value).ok === false))
    fc.assert(
      fc.property(
        fc.constantFrom(...Object.keys(content())),
        fc.jsonValue(),
        (key, value) => typeof readManifest(content({ [key]: value })).ok === 'boolean',
      ),
    )
    fc.assert(fc.property(fc.jsonValue(), (value) => typeof readManifest(content({ programme: [value] })).ok === 'boolean'))
  })
})

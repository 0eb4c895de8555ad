import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { pathText } from '../seminar/problem.ts'
import { readDraft } from './read-draft.ts'

const talk = { kind: 'talk', title: 'Att mötas', recording: 'talk.mp4' }
const seminar = (change: Record<string, unknown> = {}) => ({
  id: 'autumn',
  title: 'Höst',
  languages: ['sv'],
  date: '2026-10-20',
  start: '13.30',
  programme: [talk],
  ...change,
})
const problemsOf = (content: unknown) => {
  const read = readDraft(content)
  return read.ok ? [] : read.problems.map(({ path, text }) => `${pathText(path)}: ${text}`)
}

describe('a draft', () => {
  it('is read when it is whole, and a field with nothing behind it is left out', () => {
    const read = readDraft(seminar({ organiser: '', timeZone: '  ', end: '15:50' }))
    expect(read.ok && read.value).toEqual(seminar({ end: '15:50' }))
  })

  it.each([
    ['a slip of the hand', { titel: 'x' }, 'titel: "titel" is no field here; title is meant, perhaps'],
    [
      'a slip in an item',
      { programme: [{ kind: 'pause', title: 'Paus', lenght: '5 min', length: '5 min' }] },
      'programme[0].lenght: "lenght" is no field here; length is meant, perhaps',
    ],
    [
      'a field that another kind has',
      { programme: [{ ...talk, body: 'x' }] },
      'programme[0].body: "body" is no field here; there are id, at, advance, cue, speakers, about',
    ],
    ['a missing field', { date: '' }, ': date is missing. The day.'],
    [
      'a missing title of an item',
      { programme: [{ kind: 'talk', recording: 'a.mp4' }] },
      'programme[0]: title is missing. What stands on the screen.',
    ],
    ['no kind', { programme: [{ title: 'x' }] }, 'programme[0]: kind is missing'],
    ['an unknown kind', { programme: [{ ...talk, kind: 'tlak' }] }, 'programme[0].kind: kind "tlak" is unknown; talk is meant, perhaps'],
    [
      'a length in other words',
      { programme: [{ kind: 'pause', title: 'Paus', length: '5 minuter' }] },
      'programme[0].length: length has to be a length, such as 15 min, 1 h 10 min or 90 s; "5 minuter" stands here',
    ],
    ['a time of another world', { start: '25:00' }, 'start: start has to be a clock time, such as 14:40; "25:00" stands here'],
    ['a date the other way', { date: '20/10 2026' }, 'date: date has to be a date, such as 2026-10-20; "20/10 2026" stands here'],
    [
      'a list that is none',
      { languages: 'sv' },
      'languages: languages has to be a list: [one, another], or a line with a hyphen for each; a text stands here',
    ],
    ['a language that is not there', { languages: ['no'] }, 'languages[0]: item 1 of languages "no" is unknown; there are sv, en, da'],
    ['a text in another language', { title: { sv: 'x', no: 'y' } }, 'title.no: "no" is no field here; there are en, da'],
    ['a text in no language', { title: {} }, 'title: title has to be a text under sv, en or da'],
    ['a list for a text', { title: ['x'] }, 'title: title has to be a text, or fields of its own, one a line, further in; a list stands here'],
    ['too long a text', { organiser: 'x'.repeat(201) }, 'organiser: organiser has 201 signs; 200 at most'],
    ['no programme', { programme: [] }, 'programme: programme needs 1 at least'],
    ['an id with blanks', { id: 'My seminar' }, 'id: id has to be small letters, digits and hyphens, 64 at most; "My seminar" stands here'],
    ['seats that nobody has', { seats: { most: '99' } }, 'seats.most: most has to be a whole number from 2 to 12; "99" stands here'],
    [
      'a field of a recording',
      { programme: [{ ...talk, recording: { file: 'a.mp4', slide: 'a.pdf' } }] },
      'programme[0].recording.slide: "slide" is no field here; slides is meant, perhaps',
    ],
    [
      'a recording without a file',
      { programme: [{ ...talk, recording: { slides: 'a.pdf' } }] },
      'programme[0].recording: file is missing. The recording.',
    ],
  ])('with %s is refused, with the place and the cure', (_, change, problem) => expect(problemsOf(seminar(change))).toContain(problem))

  it('names everything that is wrong at once', () => {
    expect(problemsOf(seminar({ titel: 'x', start: 'noon', programme: [{ ...talk, title: '' }, { kind: 'puase' }] }))).toHaveLength(4)
    expect(problemsOf('text')).toEqual([': the file has to be fields of its own, one a line, further in; a text stands here'])
  })

  it('never throws, whatever it is given', () => {
    fc.assert(fc.property(fc.jsonValue(), (value) => !readDraft(value).ok))
    fc.assert(
      fc.property(
        fc.constantFrom(...Object.keys(seminar())),
        fc.jsonValue(),
        (key, value) => typeof readDraft(seminar({ [key]: value })).ok === 'boolean',
      ),
    )
    fc.assert(
      fc.property(fc.jsonValue(), (value) => typeof readDraft(seminar({ programme: [value, { kind: 'talk', recording: value }] })).ok === 'boolean'),
    )
  })
})

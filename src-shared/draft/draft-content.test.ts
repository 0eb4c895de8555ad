import { describe, expect, it } from 'vitest'
import { checkManifest } from '../seminar/read-manifest.ts'
import { programmeRemarks } from '../seminar/remarks.ts'
import type { Media } from '../seminar/schema.ts'
import { contentOf, draftPath } from './draft-content.ts'
import { readDraft } from './read-draft.ts'
import { untranslated } from './untranslated.ts'

const media: Media = { sources: [{ path: 'talks/talk-1.mp4', type: 'video/mp4' }], duration: 840.2, captions: [], chapters: [], gainDb: -3 }
const file = { path: 'talks/talk-1.mp4', size: 1, sha256: 'a'.repeat(64) }
const written = {
  id: 'autumn-2026',
  title: { sv: 'Höst', en: 'Autumn' },
  languages: ['sv', 'en'],
  date: '2026-10-20',
  start: '9.30',
  end: '12:00',
  validity: { from: '2026-10-01', until: '2026-11-01 08:00' },
  people: ['Karin Sandgren', { name: 'Yusuf Åkesson', role: 'boendestödjare' }],
  programme: [
    { kind: 'welcome', title: 'Välkomna', length: '2 min', body: 'Hej' },
    { kind: 'talk', title: 'Att mötas', recording: 'anna.mp4', speakers: ['Yusuf Åkesson', 'karin-sandgren'] },
    {
      kind: 'dialogue',
      title: 'Samtal',
      minimum: '15 min',
      purpose: 'productive',
      parts: [
        { kind: 'round', prompt: 'Vad?', perSeat: '90 s' },
        { kind: 'summary', prompt: 'Skriv', length: '7,5 min' },
      ],
    },
    { kind: 'plenary', title: 'Samling', length: '30 min', at: '10.40', offlineGuide: [{ kind: 'open', prompt: 'Tala', length: '30 min' }] },
    {
      kind: 'evaluation',
      title: 'Utvärdering',
      length: '5 min',
      questions: [
        { kind: 'choice', prompt: 'Bäst?', options: ['Talen', { sv: 'Samtalen', en: 'The talks' }], several: 'yes' },
        { kind: 'scale', id: 'use', prompt: 'Nytta?', steps: '7', low: 'Ingen', high: 'Stor' },
        { kind: 'text', prompt: 'Mer?' },
      ],
    },
  ],
}
const contentFor = (change: Record<string, unknown> = {}, recordings = new Map([[1, media]])) => {
  const read = readDraft({ ...written, ...change })
  if (!read.ok) throw new Error(JSON.stringify(read.problems))
  return { draft: read.value, ...contentOf(read.value, recordings) }
}
const manifestOf = (content: object) => {
  const read = checkManifest({ ...content, files: [file] })
  if (!read.ok) throw new Error(JSON.stringify(read.failure))
  return read.value.manifest
}

describe('the manifest of a draft', () => {
  it('says the same in the words of the format', () => {
    const { content, problems } = contentFor()
    expect(problems).toEqual([])
    const manifest = manifestOf(content)
    expect(manifest).toMatchObject({
      id: 'autumn-2026',
      version: 1,
      start: '2026-10-20T09:30',
      fixedEnd: '12:00',
      timeZone: 'Europe/Stockholm',
      validity: { from: '2026-10-01T00:00', until: '2026-11-01T08:00' },
      people: [
        { id: 'karin-sandgren', name: 'Karin Sandgren' },
        { id: 'yusuf-akesson', name: 'Yusuf Åkesson', role: { sv: 'boendestödjare' } },
      ],
      seats: { default: 7, least: 2, most: 12 },
    })
    const [welcome, talk, dialogue, plenary, evaluation] = manifest.programme
    expect(welcome).toMatchObject({ id: 'welcome', seconds: 120, title: { sv: 'Välkomna' }, body: { sv: 'Hej' } })
    expect(talk).toMatchObject({ id: 'talk-1', seconds: 841, speakers: ['yusuf-akesson', 'karin-sandgren'], media: { gainDb: -3 } })
    expect(dialogue).toMatchObject({
      id: 'dialogue-1',
      seconds: 1080,
      minimumSeconds: 900,
      parts: [{ secondsPerSeat: 90 }, { collect: 'takeaways' }],
    })
    expect(plenary).toMatchObject({ id: 'plenary', fixedAt: '10:40', seconds: 1800 })
    expect(evaluation).toMatchObject({
      questions: [
        {
          id: 'question-1',
          several: true,
          options: [
            { id: 'option-1', label: { sv: 'Talen' } },
            { id: 'option-2', label: { sv: 'Samtalen', en: 'The talks' } },
          ],
        },
        { id: 'use', steps: 7 },
        { id: 'question-2', maxLength: 400 },
      ],
    })
  })

  it('gives each item an id of its own, whichever were chosen', () => {
    const pause = { kind: 'pause', title: 'Paus', length: '5 min' }
    const { content } = contentFor({ programme: [pause, { ...pause, id: 'pause-2' }, pause, { ...pause, id: 'pause' }] })
    expect(content.programme.map(({ id }) => id)).toEqual(['pause-3', 'pause-2', 'pause-4', 'pause'])
  })

  it('takes those who speak for its people where nobody is listed', () => {
    const { content } = contentFor({ people: '' })
    expect(content.people).toEqual([
      { id: 'yusuf-akesson', name: 'Yusuf Åkesson' },
      { id: 'karin-sandgren', name: 'karin-sandgren' },
    ])
  })

  it('names a speaker who is nobody, and a live session that has no length', () => {
    const talk = { kind: 'talk', title: 'x', recording: 'a.mp4', speakers: ['Karin Sandgrenn'] }
    const { problems } = contentFor({ programme: [talk, { kind: 'session', title: 'y' }] })
    expect(problems).toEqual([
      { path: ['programme', 0, 'speakers', 0], text: 'nobody under people is called Karin Sandgrenn; Karin Sandgren is meant, perhaps' },
      { path: ['programme', 1], text: 'length is missing. Only a recording tells its length by itself.' },
    ])
  })

  it('can be made while nothing is known of the recordings', () => {
    const { content, problems } = contentFor({}, new Map())
    expect(problems).toEqual([])
    expect(content.programme).toHaveLength(5)
  })

  it('is remarked on where parts do not fill their dialogue, and where a text lacks a language', () => {
    const { draft, content } = contentFor({ seats: { default: '5' } })
    expect(programmeRemarks(manifestOf(content))).toEqual([])
    const longer = contentFor({ programme: [{ ...written.programme[2], length: '30 min' }] })
    expect(programmeRemarks(manifestOf(longer.content))).toEqual([
      {
        path: ['programme', 0, 'parts'],
        text: 'with 7 around the table its parts take 18 min together, and 30 min are planned; they are fitted to that',
      },
    ])
    expect(untranslated(draft).get('en')).toEqual([])
    const half = contentFor({ title: { en: 'Autumn' } })
    expect(untranslated(half.draft)).toEqual(
      new Map([
        ['sv', [['title']]],
        ['en', []],
      ]),
    )
  })

  it('leads from a place in the manifest to one in the draft', () => {
    expect(draftPath(['programme', 2, 'parts', 0, 'secondsPerSeat'])).toEqual(['programme', 2, 'parts', 0, 'perSeat'])
    expect(draftPath(['programme', 2, 'fixedAt'])).toEqual(['programme', 2, 'at'])
    expect(draftPath(['start'])).toEqual(['date'])
  })
})

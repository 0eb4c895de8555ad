import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { manifest } from '../../src-shared/seminar/schema.ts'

const read = (name: string) => JSON.parse(readFileSync(new URL(`../../assets/demo/${name}`, import.meta.url), 'utf8'))
const template = read('seminar.template.json')
const recording = { sources: [{ path: 'talks/talk.mp4', type: 'video/mp4' }], duration: 840 }
const filled = {
  ...template,
  programme: template.programme.map((segment: { recording?: string }) =>
    segment.recording === undefined ? segment : { ...segment, media: recording },
  ),
  files: [],
}

/** Every object in which one of the three languages stands. */
const localizedIn = (value: unknown): Record<string, unknown>[] => {
  if (typeof value !== 'object' || value === null) return []
  if (!Array.isArray(value) && ['sv', 'en', 'da'].some((language) => language in value)) return [value as Record<string, unknown>]
  return Object.values(value).flatMap(localizedIn)
}

describe('the demo seminar', () => {
  it('is a manifest that the kiosk reads, with every kind known', () => {
    const parsed = manifest.parse(filled)
    expect(parsed.programme.map((segment) => segment.kind)).toEqual([
      'welcome',
      'talk',
      'talk',
      'dialogue',
      'pause',
      'plenary',
      'dialogue',
      'closing',
      'evaluation',
    ])
  })

  it("keeps the format's table: plenary at 14.40 and the end at 15.50 without anything shortened", () => {
    const starts = new Map<string, string>()
    let at = 13 * 3600 + 30 * 60
    for (const segment of manifest.parse(filled).programme) {
      starts.set(segment.id, `${Math.floor(at / 3600)}:${String(Math.floor(at / 60) % 60).padStart(2, '0')}`)
      at += segment.seconds
    }
    expect(Object.fromEntries(starts)).toMatchObject({
      'dialogue-1': '14:00',
      pause: '14:30',
      plenary: '14:40',
      'dialogue-2': '15:10',
      evaluation: '15:45',
    })
    expect(at).toBe(15 * 3600 + 50 * 60)
  })

  it('fills its dialogues exactly with their parts at the usual number of seats', () => {
    const { programme, seats } = manifest.parse(filled)
    for (const segment of programme) {
      const parts = segment.kind === 'dialogue' ? segment.parts : segment.kind === 'plenary' ? segment.offlineGuide : null
      if (parts === null) continue
      const lengths = parts.map((part) => (part.kind === 'round' ? part.secondsPerSeat * seats.default : part.seconds))
      expect(lengths.reduce((total, length) => total + length, 0)).toBe(segment.seconds)
    }
  })

  it('says everything in Swedish, English and Danish', () => {
    for (const text of [...localizedIn(template), ...localizedIn(read('talk-1.json').chapters), ...localizedIn(read('talk-2.json').chapters)]) {
      expect(Object.keys(text).sort()).toEqual(['da', 'en', 'sv'])
    }
  })

  it.each(['talk-1.json', 'talk-2.json'])('has each spoken sentence of %s in three languages, for its captions', (name) => {
    const sentences = read(name).chapters.flatMap((chapter: { slides: { sentences: string[][] }[] }) =>
      chapter.slides.flatMap((slide) => slide.sentences),
    )
    expect(sentences.length).toBeGreaterThan(50)
    expect(sentences.every((sentence: string[]) => sentence.length === 3 && sentence.every((text) => text.length > 2))).toBe(true)
  })
})

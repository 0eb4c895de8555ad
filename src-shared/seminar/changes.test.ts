import { describe, expect, it } from 'vitest'
import { changesBetween } from './changes.ts'
import { checkManifest } from './read-manifest.ts'
import type { Manifest } from './schema.ts'

const pause = { kind: 'pause', id: 'pause', title: { sv: 'Paus' }, seconds: 600 }
const talk = {
  kind: 'talk',
  id: 'talk-1',
  title: { sv: 'Att mötas' },
  seconds: 600,
  speakers: ['anna'],
  media: { sources: [{ path: 'talks/a.mp4', type: 'video/mp4' }], duration: 600, captions: [{ language: 'sv', path: 'talks/a.sv.vtt' }] },
}
const manifestWith = (change: object = {}): Manifest => {
  const read = checkManifest({
    format: 1,
    id: 'autumn',
    version: 1,
    title: { sv: 'Höst' },
    languages: ['sv'],
    timeZone: 'Europe/Stockholm',
    start: '2026-10-20T13:30',
    people: [{ id: 'anna', name: 'Anna' }],
    programme: [talk, pause],
    files: ['talks/a.mp4', 'talks/a.sv.vtt'].map((path) => ({ path, size: 1, sha256: 'a'.repeat(64) })),
    ...change,
  })
  if (!read.ok) throw new Error(JSON.stringify(read.failure))
  return read.value.manifest
}
const changes = (change: object) => changesBetween(manifestWith(), manifestWith(change))

describe('between two versions', () => {
  it('nothing is different but the number', () => {
    expect(changes({ version: 2 })).toEqual({ added: [], removed: [], reordered: false, values: [] })
  })

  it('a value is named by its place, with the ids of items', () => {
    expect(changes({ programme: [talk, { ...pause, seconds: 300, minimumSeconds: 60 }] }).values).toEqual([
      { group: 'programme', where: 'programme.pause.seconds', from: '600', to: '300' },
      { group: 'programme', where: 'programme.pause.minimumSeconds', from: null, to: '60' },
    ])
    expect(changes({ title: { sv: 'Vinter' } }).values).toEqual([{ group: 'texts', where: 'title.sv', from: 'Höst', to: 'Vinter' }])
    expect(changes({ people: [{ id: 'anna', name: 'Anna B.' }] }).values).toMatchObject([{ group: 'texts', where: 'people.anna.name' }])
    expect(changes({ fixedEnd: '15:50' }).values).toMatchObject([{ group: 'seminar', from: null, to: '15:50' }])
    const recording = { ...talk, media: { ...talk.media, duration: 620, captions: [] } }
    expect(changes({ programme: [recording, pause] }).values).toEqual([
      { group: 'media', where: 'programme.talk-1.media.duration', from: '600', to: '620' },
      { group: 'media', where: 'programme.talk-1.media.captions.sv.language', from: 'sv', to: null },
      { group: 'media', where: 'programme.talk-1.media.captions.sv.path', from: 'talks/a.sv.vtt', to: null },
    ])
  })

  it('an item that is new or gone is one change, and another order is one', () => {
    const closing = { kind: 'closing', id: 'closing', title: { sv: 'Tack' }, seconds: 60 }
    expect(changes({ programme: [talk, closing] })).toEqual({ added: ['closing'], removed: ['pause'], reordered: false, values: [] })
    expect(changes({ programme: [pause, closing, talk] })).toEqual({ added: ['closing'], removed: [], reordered: true, values: [] })
  })
})

import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { inRepository } from './setup/paths.mjs'

/** Words for which the interface has another one, and that one only. */
const otherWords = [
  { word: /arrangör/i, instead: 'organisatör' },
  { word: /försök görs av sig själv/i, instead: 'Datorn försöker igen av sig själv' },
  { word: /prøves igen af sig selv/i, instead: 'Computeren prøver igen af sig selv' },
]

const places = [
  ...readdirSync(inRepository('src-shared', 'i18n', 'catalogues')).map((name) => join('src-shared', 'i18n', 'catalogues', name)),
  ...readdirSync(inRepository('docs'))
    .filter((name) => /\.(?:sv|da)\.md$/.test(name))
    .map((name) => join('docs', name)),
  join('assets', 'demo', 'seminar.template.json'),
  join('src-desk', 'report', 'report-texts.ts'),
  join('src-desk', 'invite', 'invite-texts.ts'),
]

const found = (text: string): readonly string[] =>
  otherWords.flatMap(({ word, instead }) => {
    const said = word.exec(text)?.[0]
    return said === undefined ? [] : [`"${said}": say ${instead}`]
  })

describe('the words of the interface', () => {
  it.each(places)('are one for one thing in %s', (place) => {
    expect(found(readFileSync(inRepository(place), 'utf8'))).toEqual([])
  })

  it('are read by a check that finds others', () => {
    expect(found('Be Arrangören. Nya försök görs av sig själv. Der prøves igen af sig selv.')).toHaveLength(otherWords.length)
  })
})

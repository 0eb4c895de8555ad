import { describe, expect, it } from 'vitest'
import { stampOf, toVtt } from './captions.mjs'

describe('captions', () => {
  it('write times as WebVTT has them', () => {
    expect(stampOf(0)).toBe('00:00:00.000')
    expect(stampOf(3661.0416)).toBe('01:01:01.042')
  })

  it('keep a short sentence on one line in one cue', () => {
    expect(toVtt([{ from: 1, to: 2, text: 'Tack för att ni kom.' }], 'sv')).toBe(
      'WEBVTT\nLanguage: sv\n\n00:00:01.000 --> 00:00:02.000\nTack för att ni kom.\n',
    )
  })

  it('never show more than two lines, nor a line that is too wide for the screen, and lose no word', () => {
    const text = 'Ord efter ord, och ännu fler ord: så långt som en talare ibland pratar utan att dra efter andan, fast det vore bättre att göra det.'
    const blocks = toVtt([{ from: 0, to: 12, text }], 'sv')
      .split('\n\n')
      .slice(1)
    const lines = blocks.map((block) => block.trim().split('\n').slice(1))
    expect(lines.every((block) => block.length <= 2 && block.every((line) => line.length <= 50))).toBe(true)
    expect(lines.flat().join(' ')).toBe(text)
    expect(blocks.at(-1)).toContain('--> 00:00:12.000')
  })
})

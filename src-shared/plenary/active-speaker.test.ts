import { expect, it } from 'vitest'
import { nextSpeaking, nobodySpeaks } from './active-speaker.ts'

const after = (...looks: readonly Readonly<Record<string, number>>[]): string | null =>
  looks.reduce((speaking, levels) => nextSpeaking(speaking, new Map(Object.entries(levels))), nobodySpeaks).member

it('is whoever is heard, and nobody in a silence', () => {
  expect(after({ eva: 0.2, motala: 0.001 })).toBe('eva')
  expect(after({ eva: 0.001, motala: 0.002 })).toBeNull()
  expect(after({ eva: 0.2 }, {})).toBeNull()
})
it('stays with who speaks when another coughs once, and goes over to who speaks on', () => {
  const cough = [{ eva: 0.2 }, { eva: 0.2 }, { eva: 0.2 }, { eva: 0.2, motala: 0.4 }]
  expect(after(...cough)).toBe('eva')
  expect(after(...cough, { eva: 0, motala: 0.4 }, { eva: 0, motala: 0.4 })).toBe('motala')
})

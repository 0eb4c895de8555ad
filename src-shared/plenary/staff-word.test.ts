import { expect, it } from 'vitest'
import type { PlenarySlice } from '../contract/plenary.ts'
import { noPlenary } from './no-plenary.ts'
import { plenaryWord as wordOf } from './staff-word.ts'

const plenaryWord = (slice: Omit<Parameters<typeof wordOf>[0], 'relays'>) => wordOf({ relays: [], ...slice })

const isIn: PlenarySlice['line'] = { name: 'in' }
const quality = { path: 'relay', loss: 0, roundTrip: 0.1 } as const
const off = { name: 'off' } as const
const again = (tries: number): PlenarySlice['report'] => ({
  media: { name: 'again', why: 'no-path', tries },
  microphone: off,
  camera: off,
  quality,
})

it('names what somebody has to see to, and nothing that mends itself in a moment', () => {
  expect(plenaryWord({ line: { name: 'none', why: 'no-pass' }, report: null })).toMatchObject({ line: 'none', trouble: 'no-pass' })
  expect(plenaryWord({ line: { name: 'connecting', why: 'proxy-refused' }, report: null })).toMatchObject({ trouble: 'proxy-refused' })
  expect(plenaryWord({ line: isIn, report: again(1) }).mediaTrouble).toBeNull()
  expect(plenaryWord({ line: isIn, report: again(4) }).mediaTrouble).toBe('no-path')
  expect(plenaryWord({ line: { name: 'connecting', why: null }, report: again(4) }).mediaTrouble).toBeNull()
})

it('says what the relays said only as long as it is what is wrong', () => {
  const relays = [{ url: 'turns:relay.example.org:443', finding: 'certificate-unknown' }] as const
  expect(wordOf({ line: isIn, report: again(4), relays }).relays).toEqual(relays)
  expect(wordOf({ line: isIn, report: again(1), relays }).relays).toEqual([])
  expect(wordOf({ line: { name: 'connecting', why: null }, report: again(4), relays }).relays).toEqual([])
})

it('says by which way media comes, and whether microphone and camera are open', () => {
  const report = { media: { name: 'in' }, microphone: { name: 'on' }, camera: off, quality } as const
  expect(plenaryWord({ line: isIn, report })).toMatchObject({ trouble: null, media: 'in', path: 'relay', microphone: 'on', camera: 'off' })
  expect(plenaryWord({ line: isIn, report: { ...report, camera: { name: 'on' } } }).camera).toBe('on')
  expect(plenaryWord({ line: isIn, report: { ...report, camera: { name: 'failed', why: 'missing' } } }).camera).toBe('failed')
  expect(plenaryWord(noPlenary)).toMatchObject({ line: 'none', trouble: null, media: 'out', path: null, microphone: 'off' })
})

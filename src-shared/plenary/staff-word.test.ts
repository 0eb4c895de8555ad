import { expect, it } from 'vitest'
import type { PlenarySlice } from '../contract/plenary.ts'
import { noPlenary } from './no-plenary.ts'
import { plenaryWord } from './staff-word.ts'

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
  expect(plenaryWord({ line: { name: 'none', why: 'no-pass' }, report: null, relayTrouble: null })).toMatchObject({
    line: 'none',
    trouble: 'no-pass',
  })
  expect(plenaryWord({ line: { name: 'connecting', why: 'proxy-refused' }, report: null, relayTrouble: null })).toMatchObject({
    trouble: 'proxy-refused',
  })
  expect(plenaryWord({ line: isIn, report: again(1), relayTrouble: null }).mediaTrouble).toBeNull()
  expect(plenaryWord({ line: isIn, report: again(4), relayTrouble: null }).mediaTrouble).toBe('no-path')
  expect(plenaryWord({ line: { name: 'connecting', why: null }, report: again(4), relayTrouble: null }).mediaTrouble).toBeNull()
})

it('says what is wrong with the way to the relay where there is no way at all, and only there', () => {
  const relayTrouble = 'relay-proxy-refused'
  expect(plenaryWord({ line: isIn, report: again(4), relayTrouble }).mediaTrouble).toBe(relayTrouble)
  expect(plenaryWord({ line: isIn, report: again(1), relayTrouble }).mediaTrouble).toBeNull()
  const lost = { media: { name: 'again', why: 'path-lost', tries: 4 }, microphone: off, camera: off, quality } as const
  expect(plenaryWord({ line: isIn, report: lost, relayTrouble }).mediaTrouble).toBe('path-lost')
})

it('says by which way media comes, and whether microphone and camera are open', () => {
  const report = { media: { name: 'in' }, microphone: { name: 'on' }, camera: off, quality } as const
  expect(plenaryWord({ line: isIn, report, relayTrouble: null })).toMatchObject({
    trouble: null,
    media: 'in',
    path: 'relay',
    microphone: 'on',
    camera: 'off',
  })
  expect(plenaryWord({ line: isIn, report: { ...report, camera: { name: 'on' } }, relayTrouble: null }).camera).toBe('on')
  expect(plenaryWord({ line: isIn, report: { ...report, camera: { name: 'failed', why: 'missing' } }, relayTrouble: null }).camera).toBe('failed')
  expect(plenaryWord(noPlenary)).toMatchObject({ line: 'none', trouble: null, media: 'out', path: null, microphone: 'off' })
})

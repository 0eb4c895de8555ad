import fc from 'fast-check'
import { expect, it } from 'vitest'
import { readProxyAnswer } from './proxy-answer.ts'

const read = (answer: unknown) => readProxyAnswer(answer)?.map((choice) => (choice.kind === 'direct' ? 'direct' : choice.url)) ?? null

it('names the ways in their order, and leaves out those that cannot be taken', () => {
  expect(read('PROXY a.example.org:3128; DIRECT')).toEqual(['http://a.example.org:3128', 'direct'])
  expect(read('proxy 10.0.0.1:8080;HTTPS secure.example.org; SOCKS5 b:1080')).toEqual(['http://10.0.0.1:8080', 'https://secure.example.org:443'])
  expect(read('PROXY [fd00::1]:3128; PROXY plain')).toEqual(['http://[fd00::1]:3128', 'http://plain:80'])
})

it('means direct where it says nothing', () => {
  for (const nothing of ['', ' ; ', null, undefined]) expect(read(nothing)).toEqual(['direct'])
})

it('is none where nothing of it can be used', () => {
  for (const useless of ['SOCKS b:1080', 'PROXY', 'PROXY user:pass@a:1', 'PROXY a:b', 'nonsense', 7, {}, true]) expect(read(useless)).toBeNull()
})

it('gives addresses only, whatever it says', () => {
  fc.assert(
    fc.property(fc.oneof(fc.string(), fc.stringMatching(/^(PROXY|HTTPS|DIRECT|;| |[\w.:@/-]){0,40}$/)), (answer) => {
      for (const way of read(answer) ?? []) expect(way === 'direct' || (URL.canParse(way) && new URL(way).username === '')).toBe(true)
    }),
  )
})

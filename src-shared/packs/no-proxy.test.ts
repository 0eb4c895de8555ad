import { expect, it } from 'vitest'
import { isExempt } from './no-proxy.ts'

const exempt = (noProxy: string, host: string, port = 443) => isExempt(noProxy, { host, port })

it('is exempt what is named, and what is below it', () => {
  expect(exempt('example.org', 'example.org')).toBe(true)
  expect(exempt('localhost, .example.org', 'relay.Example.org')).toBe(true)
  expect(exempt('*.example.org other.org', 'relay.example.org')).toBe(true)
  expect(exempt('10.1.2.3', '10.1.2.3')).toBe(true)
  expect(exempt('[2001:db8::7]:443', '2001:db8::7')).toBe(true)
  expect(exempt('2001:db8::7', '2001:db8::7')).toBe(true)
  expect(exempt('*', 'anything')).toBe(true)
})

it('is not exempt what only looks alike, has another port, or is named nowhere', () => {
  expect(exempt('example.org', 'badexample.org')).toBe(false)
  expect(exempt('example.org:8443', 'example.org')).toBe(false)
  expect(exempt('example.org:8443', 'example.org', 8443)).toBe(true)
  expect(exempt('', 'example.org')).toBe(false)
  expect(exempt(' , ', 'example.org')).toBe(false)
  expect(exempt('relay.example.org', 'example.org')).toBe(false)
})

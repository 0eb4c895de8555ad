import { expect, it } from 'vitest'
import { readRelay } from './relay-look.ts'

it.each([
  ['turn:relay.example.org', { host: 'relay.example.org', port: 3478, over: 'udp' }],
  ['turn:relay.example.org:3479?transport=tcp', { host: 'relay.example.org', port: 3479, over: 'tcp' }],
  ['turns:relay.example.org', { host: 'relay.example.org', port: 5349, over: 'tls' }],
  ['TURNS:relay.example.org:443?transport=TCP', { host: 'relay.example.org', port: 443, over: 'tls' }],
  ['stun:[2001:db8::1]:3478', { host: '2001:db8::1', port: 3478, over: 'udp' }],
  ['turns:relay.example.org?transport=udp', null],
  ['https://relay.example.org', null],
  ['turn:', null],
  ['turn:relay.example.org:3478/path', null],
])('reads where %s is', (url, place) => {
  expect(readRelay(url)).toEqual(place)
})

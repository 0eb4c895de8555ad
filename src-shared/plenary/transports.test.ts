import { expect, it } from 'vitest'
import { allowedServers, transports } from './transports.ts'

const udp = 'turn:relay.example.org:3478'
const tcp = 'turn:relay.example.org:3478?transport=tcp'
const tls = 'turns:relay.example.org:443?transport=tcp'
const stun = 'stun:stun.example.org'
const servers = [{ urls: [udp, tcp], username: 'u' }, { urls: [tls] }, { urls: [stun] }]

it('lets media go by what IT allows, and names no server for nothing', () => {
  expect(allowedServers(servers, transports)).toEqual(servers)
  expect(allowedServers(servers, ['direct'])).toEqual([{ urls: [stun] }])
  expect(allowedServers(servers, ['relay-tcp', 'relay-tls'])).toEqual([{ urls: [tcp], username: 'u' }, { urls: [tls] }])
  expect(allowedServers(servers, ['relay-udp'])).toEqual([{ urls: [udp], username: 'u' }])
  expect(allowedServers([{ urls: ['https://no.relay'] }], transports)).toEqual([])
})

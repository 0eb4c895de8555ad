import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { audit, judge } from './audit.mjs'

const weakness = { id: 1, url: 'https://advisories.example.org/1', title: 'lets anybody in', severity: 'high', vulnerable_versions: '<2.0.0' }
/** A registry of our own, asked by the real npm: what it answers to the question for weaknesses is the test's to say. */
const registry = { status: 200, weaknesses: {} as object }
const server = createServer((request, response) => {
  response.setHeader('content-type', 'application/json')
  if (request.method === 'POST') response.writeHead(registry.status).end(JSON.stringify(registry.weaknesses))
  else response.end(JSON.stringify({ name: 'a', 'dist-tags': { latest: '1.0.0' }, versions: { '1.0.0': { name: 'a', version: '1.0.0' } } }))
})
let folder = ''
let address = ''

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'audit-'))
  const root = { name: 'x', version: '1.0.0', dependencies: { a: '1.0.0' } }
  writeFileSync(join(folder, 'package.json'), JSON.stringify(root))
  writeFileSync(
    join(folder, 'package-lock.json'),
    JSON.stringify({ ...root, lockfileVersion: 3, packages: { '': root, 'node_modules/a': { version: '1.0.0' } } }),
  )
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const at = server.address()
  address = `http://127.0.0.1:${typeof at === 'object' && at !== null ? at.port : 0}/`
})
afterAll(() => {
  server.close()
  rmSync(folder, { recursive: true, force: true })
})

describe('the question for known weaknesses', () => {
  it('is clean only where the registry has answered that it knows of none', async () => {
    Object.assign(registry, { status: 200, weaknesses: {} })
    expect(await audit(folder, address)).toMatchObject({ word: 'clean' })
  })

  it('finds a grave one, and names it', async () => {
    Object.assign(registry, { status: 200, weaknesses: { a: [weakness] } })
    const { word, sentences } = await audit(folder, address)
    expect(word).toBe('found')
    expect(sentences.join()).toMatch(/^a .*high: lets anybody in/)
  })

  it('was not made where the registry does not answer it, and says why', async () => {
    Object.assign(registry, { status: 405, weaknesses: {} })
    expect(await audit(folder, address)).toEqual({ word: 'not made', sentences: [expect.stringContaining('405')] })
  })

  it.each([
    '',
    'npm ERR!',
    '{}',
    'null',
    '{"metadata":{"vulnerabilities":{}}}',
    '{"vulnerabilities":{}}',
    '{"error":{"code":"ECONNREFUSED","summary":"no line"}}',
  ])('was not made where npm says %j', (said) => {
    expect(judge(said).word).toBe('not made')
  })

  it('lets a lesser one stand', () => {
    const report = { vulnerabilities: { a: { name: 'a', severity: 'moderate', range: '*', via: [] } }, metadata: { vulnerabilities: { total: 1 } } }
    expect(judge(JSON.stringify(report)).word).toBe('clean')
  })
})

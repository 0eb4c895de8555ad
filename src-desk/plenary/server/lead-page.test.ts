import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { request } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { startTestDesk, type TestDesk } from '../test-desk.ts'
import { readLeadPage } from './lead-page.ts'

let folder = ''
let desk: TestDesk
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'lead-page-'))
  mkdirSync(join(folder, 'assets'))
  writeFileSync(join(folder, 'index.html'), '<!doctype html><title>Talkroom</title>')
  writeFileSync(join(folder, 'assets', 'index-abc.js'), 'export {}')
  writeFileSync(join(folder, 'build-id'), 'not for browsers')
  const leadPage = readLeadPage(folder)
  desk = await startTestDesk(leadPage === null ? {} : { leadPage })
})
afterEach(async () => {
  await desk.clear()
  rmSync(folder, { recursive: true, force: true })
})

/** As it is written: `fetch` would tidy up a path first. */
const get = (
  path: string,
  port = desk.port,
): Promise<{ readonly status: number; readonly headers: Record<string, unknown>; readonly body: string }> =>
  new Promise((resolve, reject) => {
    request({ host: '127.0.0.1', port, path }, (response) => {
      let body = ''
      response.on('data', (part: Buffer) => {
        body += part.toString()
      })
      response.on('end', () => resolve({ status: response.statusCode ?? 0, headers: response.headers, body }))
    })
      .on('error', reject)
      .end()
  })

describe('the page for presenters and hosts', () => {
  it('comes with a policy under which it takes nothing from elsewhere, stands in nobody’s frame and tells nobody of itself', async () => {
    const { status, headers, body } = await get('/lead/')
    expect([status, body]).toEqual([200, '<!doctype html><title>Talkroom</title>'])
    const policy = String(headers['content-security-policy'])
    expect(policy).toContain("default-src 'none'")
    expect(policy).toContain("frame-ancestors 'none'")
    expect(policy).not.toMatch(/unsafe|https?:|\*/)
    expect(headers).toMatchObject({
      'referrer-policy': 'no-referrer',
      'x-content-type-options': 'nosniff',
      'x-frame-options': 'DENY',
      'cache-control': 'no-store',
      'content-type': 'text/html; charset=utf-8',
    })
    expect(headers['permissions-policy']).toContain('camera=(self), microphone=(self)')
  })

  it('is found from the link and from the desk’s bare name, also under a path that a server in front has given it', async () => {
    for (const path of ['/lead', '/']) {
      const { status, headers } = await get(path)
      expect([status, new URL(String(headers.location), `https://example.org/desk${path}`).pathname]).toEqual([302, '/desk/lead/'])
    }
  })

  it('has its scripts kept by the browser, because another build gives them other names', async () => {
    expect((await get('/lead/assets/index-abc.js')).headers).toMatchObject({
      'cache-control': 'public, max-age=31536000, immutable',
      'content-type': 'text/javascript; charset=utf-8',
    })
  })

  it('gives no file beside those that were built for it, however it is asked for', async () => {
    for (const path of [
      '/lead/build-id',
      '/lead/assets/../build-id',
      '/lead/assets/..%2fbuild-id',
      '/lead/assets/%2e%2e%2f%2e%2e%2fetc%2fpasswd',
      '/lead/assets/none.js',
      '/lead/../health',
      '/leader',
    ]) {
      const { status, body } = await get(path)
      expect(status).toBe(404)
      expect(body).not.toContain('not for browsers')
    }
  })

  it('is said not to be built where it was not, and the rest of the desk works', async () => {
    const without = await startTestDesk()
    expect(readLeadPage(join(folder, 'assets'))).toBeNull()
    const { status, body } = await get('/lead/', without.port)
    expect([status, body]).toEqual([503, expect.stringContaining('npm run desk -- plenary')])
    expect((await get('/health', without.port)).status).toBe(200)
    await without.clear()
  })
})

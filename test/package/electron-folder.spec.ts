import { readFileSync, statSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import { readFuses } from '../../build/package/stand-in-electron.mjs'
import { inRepository } from '../../build/setup/paths.mjs'
import { electronFolder } from './packages.mjs'

const require = createRequire(import.meta.url)
let folder = ''
let files: string[] = []
const asar = require('@electron/asar') as { listPackage(path: string, options: object): string[]; extractFile(path: string, file: string): Buffer }
const archive = () => join(folder, 'resources', 'app.asar')

beforeAll(async () => {
  folder = await electronFolder('x64')
  files = asar.listPackage(archive(), {})
})

describe('what a room PC gets under Electron', () => {
  it('is the root, the page, the commands and the one native module, and nothing of another shell', () => {
    for (const file of ['/main/main.js', '/main/talkroom.js', '/main/quickjs.wasm', '/renderer/index.html', '/node_modules/node-hid/nodehid.js'])
      expect(files).toContain(file)
    const allowed =
      /^\/(main(\/(main|talkroom)(-[\w-]+)?\.js|\/quickjs\.wasm)?|renderer(\/index\.html|\/assets(\/[\w.-]+)?)?|package\.json|node_modules(\/(node-hid|pkg-prebuilds)(\/.*)?)?)$/
    expect(files.filter((file) => !allowed.test(file))).toEqual([])
    // Under the GPL: pdf.js has it, and we do not (src-renderer/slides/slide-fonts.ts).
    expect(files.filter((file) => /liberation/i.test(file))).toEqual([])
  })

  it('has no tests, doubles, fakes, sources, source maps or keys in it, and no build for developers', () => {
    expect(files.filter((file) => /\.test\.|\.spec\.|double|fake|\.map$|\.tsx?$|\.key$|\.pem$|\.env|jsx-dev/.test(file))).toEqual([])
    for (const file of files.filter((one) => /^\/(main|renderer)\/.*\.m?js$/.test(one) && !one.includes('pdf.worker'))) {
      const text = asar.extractFile(archive(), file.slice(1)).toString('utf8')
      expect(text, file).not.toMatch(/sourceMappingURL=(?!$)/)
      expect(text, file).not.toMatch(/BEGIN (RSA |EC )?PRIVATE KEY|\/work\/|node_modules\/vite\//)
    }
  })

  it('heeds nothing that only tests and developers need', () => {
    const main = files.filter((file) => /^\/main\/main.*\.js$/.test(file)).map((file) => asar.extractFile(archive(), file.slice(1)).toString('utf8'))
    // The check of `packaged` was carried out by the bundler: what stood behind it is gone.
    expect(main.join('')).not.toContain('TALKROOM_DEV_SERVER')
    expect(main.join('')).toContain('remote-debugging-port')
  })

  it('has its fuses set, and the native binary outside of the archive where the system can load it', () => {
    // runAsNode, cookie encryption, NODE_OPTIONS, inspect: off. Integrity, only from ASAR: on. V8 snapshot, file privileges: off. The last is left.
    expect(readFuses(join(folder, 'talkroom'))).toBe('000011001')
    const native = 'resources/app.asar.unpacked/node_modules/node-hid/prebuilds/HID_hidraw-linux-x64/node-napi-v4.node'
    expect(statSync(join(folder, native)).size).toBeGreaterThan(10_000)
  })

  it('can be written by its owner alone', () => {
    for (const name of ['talkroom', 'resources/app.asar', 'licences.txt', 'sbom.cdx.json']) expect(statSync(join(folder, name)).mode & 0o022).toBe(0)
  })

  it('says whose work it is, under allowed terms, in a bill of materials that names each part once', () => {
    const bill = JSON.parse(readFileSync(join(folder, 'sbom.cdx.json'), 'utf8'))
    expect(bill).toMatchObject({ bomFormat: 'CycloneDX', metadata: { component: { name: 'talkroom', type: 'application' } } })
    const names: string[] = bill.components.map((one: { name: string }) => one.name)
    const versions = bill.components.map((one: { name: string; version: string }) => `${one.name}@${one.version}`)
    expect(names).toEqual(expect.arrayContaining(['react', 'zod', 'undici', 'node-hid', 'pdfjs-dist', 'electron']))
    expect(names).not.toContain('vitest')
    expect(new Set(versions).size).toBe(versions.length)
    const refs = new Set([bill.metadata.component['bom-ref'], ...bill.components.map((one: { 'bom-ref': string }) => one['bom-ref'])])
    for (const { ref, dependsOn } of bill.dependencies) for (const one of [ref, ...dependsOn]) expect(refs).toContain(one)
    const licences = readFileSync(join(folder, 'licences.txt'), 'utf8')
    for (const name of names) expect(licences).toMatch(new RegExp(`^${name.replaceAll('/', '\\/')} |^@[\\w-]+/${name} `, 'm'))
    // The bill asks nobody's machine where it was made.
    expect(JSON.stringify(bill)).not.toContain(inRepository())
  })
})

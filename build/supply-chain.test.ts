import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { isAllowed, licenceText, readPackage, shippedLicences, toolLicences } from './package/licences.mjs'
import { inRepository } from './setup/paths.mjs'
import { findSlips } from './supply-chain.mjs'

const good = { version: '1.0.0', resolved: 'https://registry.npmjs.org/a/-/a-1.0.0.tgz', integrity: 'sha512-x', license: 'MIT' }
const npmrc = 'save-exact=true\nignore-scripts=true\n'
const slips = (change: { dependencies?: object; entry?: object; npmrc?: string; licence?: string | null } = {}) =>
  findSlips({
    manifest: { dependencies: change.dependencies ?? { a: '1.0.0' }, devDependencies: {} },
    lock: { packages: { '': {}, 'node_modules/a': { ...good, ...change.entry } } },
    npmrc: change.npmrc ?? npmrc,
    licenceOf: () => change.licence ?? null,
  })

describe('what the project is made of', () => {
  it('is as it should be where each package is pinned, from the registry, proven, silent and free', () => {
    expect(slips()).toEqual([])
  })

  it.each(['^1.0.0', '~1.0.0', '*', 'latest', '1', 'github:x/y', 'file:../a', '>=1.0.0'])(
    'is refused with a version that is not exact: %s',
    (version) => {
      expect(slips({ dependencies: { a: version } })).toEqual([expect.stringContaining('exact version')])
    },
  )

  it('is refused when a package comes from elsewhere, or could be exchanged unseen', () => {
    expect(slips({ entry: { resolved: 'https://evil.example/a.tgz' } })).toEqual([expect.stringContaining('not from the registry')])
    expect(slips({ entry: { resolved: 'git+ssh://git@example.org/a.git' } })).toEqual([expect.stringContaining('not from the registry')])
    expect(slips({ entry: { resolved: undefined } })).toEqual([])
    expect(slips({ entry: { integrity: 'sha1-x' } })).toEqual([expect.stringContaining('SHA-512')])
    expect(slips({ entry: { link: true } })).toEqual([expect.stringContaining('link')])
    expect(slips({ entry: { optional: true, resolved: undefined, integrity: undefined } })).toEqual([])
  })

  it('is refused when a package that nobody has looked at runs a script, or npm would let it', () => {
    expect(slips({ entry: { hasInstallScript: true } })).toEqual([expect.stringContaining('short list')])
    expect(slips({ npmrc: 'save-exact=true\n' })).toEqual(['.npmrc lacks ignore-scripts=true.'])
  })

  it('is refused under a licence that is not allowed, or none', () => {
    for (const license of ['GPL-3.0', 'AGPL-3.0-only', 'SEE LICENSE IN x', 'UNLICENSED', 'MIT AND GPL-2.0', 'MPL-2.0'])
      expect(slips({ entry: { license } })).toEqual([expect.stringContaining('may not be shipped')])
    expect(slips({ entry: { license: undefined } })).toEqual([expect.stringContaining('says nothing')])
    expect(slips({ entry: { license: undefined }, licence: 'ISC' })).toEqual([])
    expect(slips({ entry: { license: 'MPL-2.0', dev: true } })).toEqual([])
    expect(slips({ entry: { license: 'GPL-3.0', dev: true } })).toEqual([expect.stringContaining('no tool')])
  })

  it('lets a choice be made among licences, and a sum only of allowed ones', () => {
    for (const one of ['(MIT OR GPL-3.0)', 'WTFPL OR ISC', 'MIT AND ISC']) expect(isAllowed(one, shippedLicences)).toBe(true)
    for (const one of ['(MIT AND GPL-3.0)', '(MIT OR GPL-3.0) AND GPL-2.0', '']) expect(isAllowed(one, toolLicences)).toBe(false)
  })

  it('holds for the fonts of the slides too, whose packages say less than the fonts do', () => {
    const packages = ['pdfjs-dist', '@expo-google-fonts/arimo'].map((name) => readPackage(`node_modules/${name}`))
    for (const { licence } of packages) expect(isAllowed(licence, shippedLicences)).toBe(true)
    const text = licenceText(packages)
    expect(text).toContain('PDFium Authors')
    expect(text).toMatch(/arimo 0\.1\.0: MIT AND Apache-2\.0\s+Apache License/)
    expect(text).not.toContain('GNU General Public')
    for (const name of ['400Regular', '400Regular_Italic', '700Bold', '700Bold_Italic']) {
      const font = readFileSync(inRepository('node_modules', '@expo-google-fonts', 'arimo', `Arimo_${name}.ttf`), 'latin1')
      expect(font.replaceAll('\0', '')).toContain('Licensed under the Apache License, Version 2.0')
    }
  })
})

import { readFileSync } from 'node:fs'
import { dirname, resolve } from 'node:path'
import { expect, it } from 'vitest'

const root = resolve(import.meta.dirname, '..')
const statement = /^(?:import|export)\s+(?!type\b)([^'"]*?)from\s+'([^']+)'/gm

const isOnlyTypes = (names: string): boolean => {
  const inner = /^\{([^}]*)\}\s*$/.exec(names.trim())?.[1]
  return inner?.split(',').every((name) => name.trim() === '' || name.trim().startsWith('type ')) === true
}

/** Packages that `entry` loads at once, each with the chain of files that leads to it; what is loaded later is not followed. */
const packagesOf = (entry: string): ReadonlyMap<string, readonly string[]> => {
  const found = new Map<string, readonly string[]>()
  const seen = new Set<string>()
  const follow = (file: string, chain: readonly string[]): void => {
    if (seen.has(file)) return
    seen.add(file)
    for (const [, names = '', from = ''] of readFileSync(file, 'utf8').matchAll(statement)) {
      if (isOnlyTypes(names)) continue
      if (!from.startsWith('.')) found.set(from, found.get(from) ?? [...chain, file])
      else if (/\.tsx?$/.test(from)) follow(resolve(dirname(file), from), [...chain, file])
    }
  }
  follow(entry, [])
  return found
}

it('the kiosk’s first screen waits for no library that it does not draw with', () => {
  const chains = packagesOf(resolve(root, 'src-renderer/start.tsx'))
  expect([...chains.keys()]).toContain('react')
  for (const later of ['zod', 'webrtc-adapter', 'react-simple-keyboard', 'pdfjs-dist'])
    expect(
      chains.get(later)?.map((file) => file.slice(root.length + 1)),
      later,
    ).toBeUndefined()
})

it('the window waits for no library of schemas in main', () => {
  for (const root of ['chromium-main', 'kiosk'])
    expect(
      packagesOf(resolve(import.meta.dirname, '..', `src-main/${root}.ts`))
        .get('zod')
        ?.map((file) => file.split('/src-').at(-1)),
      root,
    ).toBeUndefined()
})

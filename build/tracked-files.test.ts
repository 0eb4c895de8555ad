import { execFileSync } from 'node:child_process'
import { closeSync, lstatSync, openSync, readSync } from 'node:fs'
import { basename } from 'node:path'
import { describe, expect, it } from 'vitest'
import { inRepository } from './setup/paths.mjs'

const largest = 1_000_000
/** What editors, merges and file managers leave behind. */
const leftBehind = /^(?:.*~|#.*#|\.#.*|.*\.(?:sw[a-p]|bak|orig|rej)|\.DS_Store|Thumbs\.db)$/
const coreName = /^(?:(?:vg)?core(?:\.\d+)?|.*\.core)$/

/** An ELF file of the kind that the kernel writes of a program that died, whatever its name. */
const isCore = (head: Uint8Array): boolean =>
  head[0] === 0x7f && head[1] === 0x45 && head[2] === 0x4c && head[3] === 0x46 && (head[5] === 2 ? head[17] : head[16]) === 4

type Tracked = { readonly path: string; readonly size: number; readonly head: Uint8Array }

const slipOf = ({ path, size, head }: Tracked): string | null => {
  const name = basename(path)
  if (coreName.test(name) || isCore(head)) return `${path} is the core dump of a program`
  if (leftBehind.test(name)) return `${path} was left behind by a tool`
  return size > largest ? `${path} has ${size} bytes, and ${largest} are the most` : null
}

const headOf = (path: string): Uint8Array => {
  const head = new Uint8Array(18)
  const file = openSync(path, 'r')
  readSync(file, head, 0, head.length, 0)
  closeSync(file)
  return head
}

/** What git keeps, or is about to; null where there is no repository, or git does not answer for it. */
const listed = (): readonly string[] | null => {
  try {
    const list = execFileSync('git', ['ls-files', '-z'], {
      cwd: inRepository(),
      encoding: 'utf8',
      maxBuffer: 10_000_000,
      stdio: ['ignore', 'pipe', 'ignore'],
    })
    return list.split('\0').filter((path) => path !== '')
  } catch {
    // A copy without its history.
    return null
  }
}

/** As it lies here; what was deleted and not committed yet is not looked at. */
const lying = (path: string): readonly Tracked[] => {
  const there = lstatSync(inRepository(path), { throwIfNoEntry: false })
  return there?.isFile() === true ? [{ path, size: there.size, head: headOf(inRepository(path)) }] : []
}

const paths = listed()
const source = { path: 'src-main/core/main.ts', size: 4000, head: new TextEncoder().encode("import { x } from '") }

describe('what git keeps', () => {
  it.skipIf(paths === null)('has nothing in it that got in by accident (needs the repository, and is skipped in a copy without)', () => {
    const files = (paths ?? []).flatMap(lying)
    expect(files.length).toBeGreaterThan(100)
    expect(files.map(slipOf).filter((slip) => slip !== null)).toEqual([])
  })

  it('may be a source, a picture or a package’s lock, in a folder of whatever name', () => {
    for (const path of [source.path, 'core.ts', 'docs/images/talk.png', 'package-lock.json', 'assets/score.txt'])
      expect(slipOf({ ...source, path })).toBeNull()
    expect(slipOf({ ...source, size: largest })).toBeNull()
  })

  it('may not be larger than a megabyte', () => {
    expect(slipOf({ ...source, size: largest + 1 })).toContain('1000001 bytes')
  })

  it.each(['core', 'core.4711', 'src-main/vgcore.12', 'chromium.core'])('may not be a core dump: %s', (path) => {
    expect(slipOf({ ...source, path })).toContain('core dump')
  })

  it('may not be a core dump by another name, and may be another program', () => {
    const elf = (kind: number) => Uint8Array.from([0x7f, 0x45, 0x4c, 0x46, 2, 1, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, kind, 0])
    expect(slipOf({ ...source, head: elf(4) })).toContain('core dump')
    expect(slipOf({ ...source, head: elf(3) })).toBeNull()
  })

  it.each(['README.md~', '.main.ts.swp', 'build/#notes#', '.#notes', 'a.orig', 'a.rej', 'a.bak', 'docs/.DS_Store'])(
    'may not be what a tool left behind: %s',
    (path) => {
      expect(slipOf({ ...source, path })).toContain('left behind')
    },
  )
})

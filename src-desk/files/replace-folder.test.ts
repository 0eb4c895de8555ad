import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { healFolder, partOf, replaceFolder } from './replace-folder.ts'

let directory = ''
let target = ''
beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'replace-'))
  target = join(directory, 'pack')
})
afterEach(() => rmSync(directory, { recursive: true, force: true }))

const folder = (path: string, content: string) => {
  mkdirSync(path)
  writeFileSync(join(path, 'a'), content)
}
const there = () => readFileSync(join(target, 'a'), 'utf8')

describe('a folder', () => {
  it('is replaced as a whole, and nothing is left beside it', async () => {
    folder(partOf(target), 'first')
    await replaceFolder(target)
    expect(there()).toBe('first')
    folder(partOf(target), 'second')
    await replaceFolder(target)
    expect(there()).toBe('second')
    expect(readdirSync(directory)).toEqual(['pack'])
  })

  it('stays when there is no other to put in its place', async () => {
    folder(target, 'first')
    await expect(replaceFolder(target)).rejects.toThrow(/ENOENT/)
    expect(there()).toBe('first')
  })

  it('comes back where a run was cut off between the two renames', async () => {
    folder(target, 'first')
    folder(partOf(target), 'second')
    renameSync(target, `${target}.before`)
    await healFolder(target)
    expect(there()).toBe('first')
    expect(readdirSync(directory)).toEqual(['pack'])
  })

  it('is left alone where a run was cut off before or after them', async () => {
    folder(target, 'second')
    folder(`${target}.before`, 'first')
    folder(partOf(target), 'third')
    await healFolder(target)
    expect(there()).toBe('second')
    expect(existsSync(partOf(target))).toBe(false)
    await healFolder(join(directory, 'never'))
    expect(readdirSync(directory)).toEqual(['pack'])
  })
})

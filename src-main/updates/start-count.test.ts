import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { createManualAfter } from '../../test/electron-double/manual-after.ts'
import { createMemoryLog } from '../logging/memory-log.ts'
import { countStart, goodAfter } from './start-count.ts'

let folder = ''
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'starts-'))
  writeFileSync(join(folder, 'starts'), '1.0.0 2\n')
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

const counting = (file: string | undefined) => {
  const time = createManualAfter()
  const log = createMemoryLog()
  return { time, log, count: countStart({ file, after: time.after, log }) }
}

describe('the count of starts', () => {
  it('stands until the kiosk has been on the screen for half a minute, and is forgotten then', async () => {
    const file = join(folder, 'starts')
    const { time, count } = counting(file)
    count.shown()
    time.pass(goodAfter - 1)
    expect(existsSync(file)).toBe(true)
    time.pass(1)
    await expect.poll(() => existsSync(file)).toBe(false)
  })

  it('stands where the kiosk ends before, and where it is none of ours', () => {
    const { time, count } = counting(join(folder, 'starts'))
    count.shown()()
    counting(undefined).count.shown()
    time.pass(goodAfter)
    expect(existsSync(join(folder, 'starts'))).toBe(true)
  })

  it('that cannot be forgotten is said, and stops nothing', async () => {
    mkdirSync(join(folder, 'a folder'))
    const { time, log, count } = counting(join(folder, 'a folder'))
    count.shown()
    time.pass(goodAfter)
    await expect.poll(() => log.lines).toEqual([expect.stringContaining('could not be forgotten')])
  })
})

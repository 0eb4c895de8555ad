import { execFile, execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { describe, expect, it } from 'vitest'
import { testTalk, writeTestPack } from '../test-pack.ts'
import { drivesIn, sticksIn, windowsSticks } from './sticks.ts'
import { trusted } from './test-delivery.ts'

const mayMount = (() => {
  try {
    execFileSync('unshare', ['--mount', 'true'], { stdio: 'ignore' })
    return process.platform === 'linux'
  } catch {
    // Only root may; the test that needs it is skipped by name.
    return false
  }
})()

describe('sticks on Linux', () => {
  it('are what is mounted where desktops mount sticks, by the names that they have', () => {
    const table = [
      '22 1 254:0 / / rw,relatime - ext4 /dev/vda rw',
      '40 22 8:17 / /media/it/SEMINAR\\040ett rw,nosuid - vfat /dev/sdb1 rw',
      '41 22 8:33 / /run/media/room/åäö rw - exfat /dev/sdc1 rw',
      '42 22 8:49 / /media rw - ext4 /dev/sdd1 rw',
      '43 22 8:65 / /mnt/media/x rw - ext4 /dev/sde1 rw',
      'nonsense',
      '',
    ]
    expect(sticksIn(table.join('\n'))).toEqual(['/media/it/SEMINAR ett', '/run/media/room/åäö'])
  })

  it.skipIf(!mayMount)(
    'are found by themselves; one that is pulled out in the middle is missed, and gone on with when it is back',
    { timeout: 60_000 },
    async () => {
      const directory = mkdtempSync(join(tmpdir(), 'stick-'))
      try {
        const talks = ['a', 'b', 'c', 'd', 'e', 'f'].map((name, seed) => [`media/${name}.mp4`, testTalk(2_000_000, seed + 1)] as const)
        await writeTestPack(join(directory, 'stick', 'demo'), { files: Object.fromEntries(talks) })
        const child = [process.execPath, join(import.meta.dirname, 'stick-child.ts'), directory, trusted]
        const { stdout } = await promisify(execFile)('unshare', ['--mount', '--propagation', 'private', ...child], { timeout: 55_000 })
        const [found, pulled, back] = stdout
          .trim()
          .split('\n')
          .map((line) => JSON.parse(line))
        expect(found).toMatchObject({ source: { kind: 'stick', state: 'good', needed: true } })
        expect(pulled).toMatchObject({ failure: 'stick-gone', state: 'partial' })
        expect(pulled.present).toBeGreaterThanOrEqual(2_000_000)
        expect(pulled.present).toBeLessThan(12_000_000)
        expect(back.resumed).toBeGreaterThanOrEqual(pulled.present)
        expect(back).toMatchObject({ complete: ['demo 1'], failure: null })
      } finally {
        rmSync(directory, { recursive: true, force: true })
      }
    },
  )
})

describe('sticks on Windows', () => {
  it('are read from the answer of PowerShell', () => {
    expect(drivesIn('E:\r\nF: \r\n')).toEqual(['E:\\', 'F:\\'])
    expect(drivesIn('C:\r\nError: no such thing\r\n')).toEqual([])
  })

  it('are asked for only when other letters are there than before', async () => {
    const there = new Set(['D:\\'])
    let asked = 0
    const sticks = windowsSticks({
      isThere: async (root) => there.has(root),
      removable: async () => {
        asked += 1
        return ['E:\\', 'F:\\']
      },
    })
    expect(await sticks()).toEqual([])
    there.add('E:\\')
    expect([await sticks(), await sticks(), asked]).toEqual([['E:\\'], ['E:\\'], 2])
    there.delete('E:\\')
    expect([await sticks(), asked]).toEqual([[], 3])
  })
})

import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { withProgress } from './progress.ts'

let said = ''
const wasTty = process.stderr.isTTY
beforeEach(() => {
  said = ''
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'performance', 'Date'] })
  vi.spyOn(process.stderr, 'write').mockImplementation((text) => {
    said += String(text)
    return true
  })
})
afterEach(() => {
  process.stderr.isTTY = wasTty
  vi.restoreAllMocks()
  vi.useRealTimers()
})

describe('progress', () => {
  it('is a plain line every ten seconds where nobody looks on, and nothing for what is quick', async () => {
    process.stderr.isTTY = false
    await withProgress('Copying', 100, async (bar) => {
      bar.add(10)
      vi.advanceTimersByTime(11_000)
      bar.add(10)
      bar.add(10)
      vi.advanceTimersByTime(11_000)
      bar.to(50)
    })
    expect(said).toBe('Copying: 20%, 44 s left\nCopying: 50%, 22 s left\n')
  })

  it('is a bar at a terminal with the time that is left, as soon as that can be told', async () => {
    process.stderr.isTTY = true
    await withProgress('Copying', 100, async (bar) => {
      vi.advanceTimersByTime(1000)
      expect(said).toMatch(/Copying -+ 0%/)
      expect(said).not.toContain('left')
      for (let second = 1; second <= 10; second += 1) {
        bar.add(2)
        vi.advanceTimersByTime(1000)
      }
      expect(said).toMatch(/Copying =+-+ 20%, 4\d s left/)
    })
  })

  it('lets the program end when the step fails', async () => {
    process.stderr.isTTY = true
    const failing = withProgress('Copying', 100, async (bar) => {
      bar.add(10)
      throw new Error('the stick was pulled out')
    })
    await expect(failing).rejects.toThrow('the stick was pulled out')
    expect(said).toContain('Copying')
    expect(vi.getTimerCount()).toBe(0)
  })
})

import { describe, expect, it } from 'vitest'
import { keepDrafts } from './keep-drafts.ts'

const settled = () => new Promise<void>((resolve) => setImmediate(resolve))

/** Fields whose time passes when asked to, and a main that saves, refuses or keeps waiting. */
const fields = (texts: readonly string[] = [''], main: () => Promise<boolean> | boolean = () => true) => {
  const sent: string[] = []
  let now = 0
  let timers: { readonly at: number; readonly call: () => void }[] = []
  const after = (milliseconds: number, call: () => void) => {
    const timer = { at: now + milliseconds, call }
    timers.push(timer)
    return () => {
      timers = timers.filter((one) => one !== timer)
    }
  }
  const save = async (index: number, text: string) => {
    sent.push(`${index} ${text}`)
    return main()
  }
  const pass = async (milliseconds: number) => {
    const until = now + milliseconds
    for (let next = timers.find(({ at }) => at <= until); next !== undefined; next = timers.find(({ at }) => at <= until)) {
      const due = next
      timers = timers.filter((one) => one !== due)
      now = due.at
      due.call()
      await settled()
    }
    now = until
  }
  return { sent, pass, ...keepDrafts(texts, texts.length, save, after) }
}

describe('a field that saves itself', () => {
  it('does so at a pause in the typing', async () => {
    const { write, pass, sent } = fields()
    write(0, 'Vi')
    await pass(300)
    write(0, 'Vi bör')
    await pass(399)
    expect(sent).toEqual([])
    await pass(1)
    expect(sent).toEqual(['0 Vi bör'])
  })

  it('loses no more than a second of one who never pauses', async () => {
    const { write, pass, sent } = fields()
    for (let letters = 1; letters <= 30; letters += 1) {
      write(0, 'a'.repeat(letters))
      await pass(100)
      const saved = (sent.at(-1) ?? '0 ').length - '0 '.length
      expect(letters - saved).toBeLessThanOrEqual(10)
    }
    expect(sent).toHaveLength(3)
  })

  it('saves when it is left, and waits for what is on its way before it says so', async () => {
    let answer = (_: boolean) => {}
    const { write, flush, sent } = fields([''], () => new Promise((resolve) => (answer = resolve)))
    write(0, 'a')
    void flush()
    await settled()
    write(0, 'ab')
    const all = flush()
    await settled()
    expect(sent).toEqual(['0 a'])
    answer(true)
    await settled()
    expect(sent).toEqual(['0 a', '0 ab'])
    answer(true)
    expect(await all).toBe(true)
  })

  it('tries again what was not saved, but not once it is gone', async () => {
    let works = false
    const { write, pass, flush, stop, sent, current } = fields([''], () => works)
    write(0, 'a')
    expect(await flush()).toBe(false)
    await pass(3000)
    expect(sent).toHaveLength(2)
    works = true
    await pass(3000)
    expect(current()).toEqual([{ state: 'settled', text: 'a' }])
    works = false
    write(0, 'ab')
    stop()
    await settled()
    expect(sent.at(-1)).toBe('0 ab')
    await pass(60_000)
    expect(sent).toHaveLength(4)
  })

  it('sends only what was changed', async () => {
    const { write, pass, sent } = fields(['a', 'b'])
    write(1, 'bc')
    await pass(1000)
    expect(sent).toEqual(['1 bc'])
  })
})

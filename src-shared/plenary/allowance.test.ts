import { expect, it } from 'vitest'
import { type Allowance, fullAllowance, messageLimits, spend } from './allowance.ts'

const { perSecond: steady, atOnce } = messageLimits
const flood = (perSecond: number, seconds: number) => {
  const verdicts: string[] = []
  let allowance: Allowance = fullAllowance(messageLimits, 0)
  for (let index = 0; index < perSecond * seconds; index += 1) {
    const spent = spend(allowance, messageLimits, (index / perSecond) * 1000)
    allowance = spent.allowance
    verdicts.push(spent.verdict)
    if (spent.verdict === 'close') break
  }
  return verdicts
}

it('lets a busy hand through for as long as it likes', () => {
  expect(new Set(flood(steady - 1, 60))).toEqual(new Set(['pass']))
})

it('of a hammered button drops what is too much, says so, and lets it go on', () => {
  const verdicts = flood(60, 30)
  expect(verdicts.filter((verdict) => verdict === 'pass').length).toBeLessThanOrEqual(atOnce + steady * 30)
  expect(verdicts).toContain('told')
  expect(verdicts).not.toContain('close')
})

it('closes on ten thousand a second within the first tenth', () => {
  const verdicts = flood(10_000, 1)
  expect(verdicts.at(-1)).toBe('close')
  expect(verdicts.length).toBeLessThan(1000)
})

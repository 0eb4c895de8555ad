import { describe, expect, it } from 'vitest'
import { instant, minutes, plus, seconds } from '../time/time.ts'
import { afterWrongPin, keptTries, pinStatus, waitAfter } from './pin-policy.ts'
import { noTries } from './tries.ts'

const now = instant(1_000_000)

describe('the policy for PINs', () => {
  it('gives three tries and then makes wait, longer each time, never longer than a quarter of an hour', () => {
    expect([0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 1000].map(waitAfter)).toEqual([0, 0, 0, 30, 60, 120, 240, 480, 900, 900, 900].map(seconds))
  })

  it('counts down the tries and gives one after each wait', () => {
    let tries = noTries
    const left = [pinStatus(tries, now).triesLeft]
    for (let n = 0; n < 3; n += 1) {
      tries = afterWrongPin(tries, now, 1)
      left.push(pinStatus(tries, now).triesLeft)
    }
    expect(left).toEqual([3, 2, 1, 0])
    expect(pinStatus(tries, now).waitUntil).toBe(plus(now, seconds(30)))
    expect(pinStatus(tries, plus(now, seconds(30)))).toEqual({ triesLeft: 1, waitUntil: null })
    expect(pinStatus(afterWrongPin(tries, now, 1), now).waitUntil).toBe(plus(now, seconds(60)))
  })

  it('waits in the time of the world when the room runs faster', () => {
    const tries = { failures: 2, waitUntil: null }
    expect(afterWrongPin(tries, now, 60).waitUntil).toBe(plus(now, minutes(30)))
  })

  it('shortens a wait that a clock set back has made endless', () => {
    const tries = { failures: 3, waitUntil: plus(now, minutes(600)) }
    expect(keptTries(tries, now, 1).waitUntil).toBe(plus(now, seconds(30)))
    expect(keptTries({ failures: 3, waitUntil: plus(now, seconds(5)) }, now, 1).waitUntil).toBe(plus(now, seconds(5)))
  })
})

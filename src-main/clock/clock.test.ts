import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { duration, type Instant, instant, minutes, plus, seconds } from '../../src-shared/time/time.ts'
import { describeClock } from './clock-contract.ts'
import { createManualClock } from './manual-clock.ts'
import { continueFrom, restoreAnchor } from './restore-anchor.ts'
import { createSystemClock, type SystemClockOptions } from './system-clock.ts'

const start = instant(Date.UTC(2022, 9, 20, 11, 30))
const hour = 3_600_000

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'setInterval', 'clearInterval'] })
})
afterEach(() => {
  vi.useRealTimers()
})

/** A machine whose sources of time can be moved apart. */
const createMachine = (wallAtStart: number = start) => {
  let [wall, monotonic, boottime] = [wallAtStart, 500, 90_000]
  const pass = (by: number) => {
    for (let left = by; left > 0; left -= 100) {
      const step = Math.min(100, left)
      wall += step
      monotonic += step
      boottime += step
      vi.advanceTimersByTime(step)
    }
  }
  return {
    sources: { wall: () => wall, monotonic: () => monotonic, boottime: () => boottime },
    pass,
    stepWall: (by: number) => {
      wall += by
    },
    suspend: (by: number) => {
      wall += by
      boottime += by
    },
  }
}
const systemClock = (machine: ReturnType<typeof createMachine>, options: Partial<SystemClockOptions> = {}) =>
  createSystemClock({ speed: 1, ...machine.sources, ...options })

describeClock('the system clock', (speed) => {
  const machine = createMachine()
  return { clock: systemClock(machine, { speed }), pass: machine.pass }
})
describeClock('the manual clock', (speed) => {
  const clock = createManualClock({ start, speed })
  return { clock, pass: (real) => clock.advance(duration(real * speed)) }
})

describe('the system clock', () => {
  it.each([hour, -hour])('does not follow a step of the wall clock by %i ms, and says that it is doubtful', (step) => {
    const machine = createMachine()
    const clock = systemClock(machine)
    let woken: Instant | null = null
    clock.wake(plus(start, minutes(2)), () => {
      woken = clock.now()
    })
    machine.pass(60_000)
    machine.stepWall(step)
    expect(clock.now() - start).toBe(60_000)
    expect(clock.health()).toMatchObject({ verdict: 'doubtful', reasons: ['wall-clock-stepped'] })
    machine.pass(59_900)
    expect(woken).toBeNull()
    machine.pass(200)
    expect(woken).not.toBeNull()
  })

  it('follows a suspend of ten minutes, and wakes what fell due within a second', () => {
    const machine = createMachine()
    const clock = systemClock(machine)
    let woken = false
    clock.wake(plus(start, minutes(5)), () => {
      woken = true
    })
    machine.pass(1000)
    machine.suspend(600_000)
    expect(clock.now() - start).toBe(601_000)
    machine.pass(1000)
    expect(woken).toBe(true)
    expect(clock.health().verdict).toBe('good')
    machine.suspend(600_000)
    expect(clock.now() - start).toBe(1_202_000)
  })

  it('takes no coarse reading of the uptime for a suspend', () => {
    const machine = createMachine()
    const clock = systemClock(machine, { boottime: () => Math.floor(machine.sources.boottime() / 1000) * 1000 })
    machine.pass(10_300)
    expect(clock.now() - start).toBe(10_300)
  })

  it('cannot be moved by the time zone of the machine', () => {
    const machine = createMachine()
    const clock = systemClock(machine)
    const zone = process.env.TZ
    process.env.TZ = 'Pacific/Auckland'
    machine.pass(1000)
    expect(clock.now() - start).toBe(1000)
    expect(clock.health().verdict).toBe('good')
    if (zone === undefined) delete process.env.TZ
    else process.env.TZ = zone
  })

  it('approaches a server gently, never backwards, and is good again when it is there', () => {
    const machine = createMachine()
    const clock = systemClock(machine)
    clock.heard(plus(clock.now(), seconds(-6)), duration(20))
    expect(clock.health()).toMatchObject({ verdict: 'doubtful', reasons: ['server-disagrees'] })
    let last = clock.now()
    for (let n = 0; n < 600; n += 1) {
      machine.pass(1000)
      expect(clock.now() - last).toBeGreaterThan(900)
      expect(clock.now() - last).toBeLessThanOrEqual(1000)
      last = clock.now()
    }
    machine.pass(1_200_000)
    expect(clock.now() - start).toBeCloseTo(1_800_000 - 6000 + 10, 0)
    expect(clock.health()).toMatchObject({ verdict: 'good', reasons: [] })
  })

  it('learns nothing from a server when it shows another day or runs fast', () => {
    const machine = createMachine()
    for (const options of [{ speed: 60 }, { start: instant(0) }]) {
      const clock = systemClock(machine, options)
      clock.heard(plus(clock.now(), minutes(5)), duration(10))
      expect(clock.health().verdict).toBe('good')
    }
  })

  it('doubts a wall clock from before its own build', () => {
    expect(systemClock(createMachine(1000), { builtAt: start }).health().reasons).toEqual(['before-build'])
  })

  it('has no timer while nothing is pending', () => {
    const clock = systemClock(createMachine())
    const cancel = clock.wake(plus(start, minutes(1)), () => undefined)
    expect(vi.getTimerCount()).toBe(1)
    cancel()
    expect(vi.getTimerCount()).toBe(0)
  })
})

describe('a clock that goes on after a crash', () => {
  const anchor = { bootId: 'boot-1', uptime: 50_000, instant: start }

  it('continues in the same boot, whatever was done to the wall clock', () => {
    const continued = continueFrom(anchor, { bootId: 'boot-1', uptime: 53_000, speed: 1 }) ?? instant(0)
    const clock = systemClock(createMachine(start + hour), { start: continued, follows: true })
    expect(clock.now()).toBe(plus(start, seconds(3)))
    expect(clock.health().reasons).toEqual(['wall-clock-stepped'])
  })

  it('knows nothing in another boot, or on a machine whose boots have no name', async () => {
    expect(continueFrom(anchor, { bootId: 'boot-2', uptime: 53_000, speed: 1 })).toBeNull()
    expect(continueFrom(anchor, { bootId: 'boot-1', uptime: 49_000, speed: 1 })).toBeNull()
    expect(continueFrom(anchor, { bootId: null, uptime: 53_000, speed: 1 })).toBeNull()
    expect(await restoreAnchor({ ...anchor, bootId: 'another' }, 1)).toBeNull()
  })
})

import { setTimeout as pause } from 'node:timers/promises'
import { describe, expect, it } from 'vitest'
import { createMemoryLog } from '../../logging/memory-log.ts'
import { createRounds } from './rounds.ts'

/** Rounds that take until they are let go or broken off; what became of each. */
const slowRounds = () => {
  const ends: ('done' | 'broken off')[] = []
  let letGo: () => void = () => undefined
  let atOnce = 0
  let most = 0
  const rounds = createRounds(async (signal) => {
    atOnce += 1
    most = Math.max(most, atOnce)
    await new Promise<void>((resolve) => {
      letGo = resolve
      if (signal.aborted) resolve()
      signal.addEventListener('abort', () => resolve())
    })
    atOnce -= 1
    ends.push(signal.aborted ? 'broken off' : 'done')
  }, createMemoryLog())
  return { rounds, ends, letGo: () => letGo(), most: () => most }
}
const settled = () => pause(5)

describe('rounds', () => {
  it('begin at once where nothing runs, and are not broken off by that', async () => {
    for (const ask of ['now', 'soon'] as const) {
      const { rounds, ends, letGo } = slowRounds()
      rounds[ask]()
      await settled()
      expect([rounds.running, ends]).toEqual([true, []])
      letGo()
      await settled()
      expect([rounds.running, ends]).toEqual([false, ['done']])
    }
  })

  it('break off what runs where it is out of date, and begin anew; one that is only asked for soon waits for its turn', async () => {
    const { rounds, ends, letGo, most } = slowRounds()
    rounds.soon()
    rounds.now()
    await settled()
    expect([rounds.running, ends]).toEqual([true, ['broken off']])
    for (let more = 0; more < 5; more += 1) rounds.soon()
    await settled()
    expect(ends).toEqual(['broken off'])
    letGo()
    await settled()
    letGo()
    await settled()
    expect([rounds.running, ends, most()]).toEqual([false, ['broken off', 'done', 'done'], 1])
  })

  it('leave the place to what must be alone, and begin anew after it', async () => {
    const { rounds, ends } = slowRounds()
    rounds.soon()
    rounds.soon()
    const seen = await rounds.between(async () => [rounds.running, ...ends])
    expect(seen).toEqual([false, 'broken off'])
    expect(rounds.running).toBe(true)
    await rounds.stop()
  })

  it('end for good', async () => {
    const { rounds, ends } = slowRounds()
    rounds.now()
    await rounds.stop()
    rounds.now()
    rounds.soon()
    await settled()
    expect([rounds.running, ends]).toEqual([false, ['broken off']])
  })
})

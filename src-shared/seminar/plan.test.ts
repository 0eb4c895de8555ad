import { expect, test } from 'vitest'
import type { Plan } from '../programme/plan.ts'
import { minutes, plus, seconds } from '../time/time.ts'
import { exampleConference, exampleSeminar } from './example.ts'
import { planOf, planProblems } from './plan.ts'
import { rehearsalPlan } from './rehearse.ts'
import type { Manifest } from './schema.ts'

const planned = (manifest: Manifest): Plan => {
  const plan = planOf(manifest)
  if (!plan.ok) throw new Error(plan.failure.reason)
  return plan.value
}
const segment = (plan: Plan, id: string) => plan.segments.find((candidate) => candidate.id === id)

test('clock times become instants in the seminar’s time zone', () => {
  const plan = planned(exampleSeminar())
  expect(new Date(plan.start).toISOString()).toBe('2022-10-20T11:30:00.000Z')
  expect(segment(plan, 'plenary')?.fixedAt).toBe(plus(plan.start, minutes(70)))
  expect(plan.fixedEnd).toBe(plus(plan.start, minutes(140)))
})

test('a talk is as long as its recording, whatever the programme says', () => {
  const manifest = exampleSeminar()
  const talk = manifest.programme[1]
  if (talk?.kind !== 'talk') throw new Error('the second segment is a talk')
  talk.media.duration = 701.234
  expect(segment(planned(manifest), 'talk-1')).toMatchObject({ planned: 701_234, minimum: 701_234, recording: 701_234, advance: 'media' })
})

test('each kind ends as its kind does, unless the pack says otherwise', () => {
  const { segments } = planned(exampleSeminar())
  expect(segments.map(({ advance }) => advance)).toEqual([
    ...['auto', 'media', 'media', 'moderator', 'auto', 'auto', 'moderator', 'auto', 'moderator'],
  ])
  const conference = planned(exampleConference())
  expect(segment(conference, 'opening')?.advance, 'before a fixed time a live session ends by itself').toBe('auto')
  expect(segment(conference, 'research')?.advance).toBe('moderator')
  const changed = exampleSeminar()
  const pause = changed.programme[4]
  if (pause !== undefined) pause.advance = 'moderator'
  expect(segment(planned(changed), 'pause')?.advance).toBe('moderator')
})

test('a fixed segment is not elastic, because it ends for everybody at once', () => {
  const manifest = exampleSeminar()
  const plenary = manifest.programme[5]
  if (plenary !== undefined) plenary.minimumSeconds = 60
  expect(segment(planned(manifest), 'plenary')?.minimum).toBe(minutes(30))
})

test('a recording that cannot be played is marked, and the rest of the plan stands', () => {
  const plan = planOf(exampleSeminar(), { 'talk-2': 'missing' })
  expect(plan.ok && segment(plan.value, 'talk-2')).toMatchObject({ unplayable: true, planned: minutes(14) })
})

test('an unknown time zone is a failure with its reason', () => {
  expect(planOf(exampleSeminar({ timeZone: 'Europe/Atlantis' }))).toMatchObject({ ok: false, failure: { reason: 'unknown-time-zone' } })
})

test('fixed times that cannot be met even at all minimums are named', () => {
  expect(planProblems(planned(exampleSeminar()))).toEqual([])
  expect(planProblems(planned(exampleConference()))).toEqual([])
  const tight = exampleSeminar()
  const plenary = tight.programme[5]
  if (plenary !== undefined) plenary.fixedAt = '14:10'
  // 2 + 14 + 14 minutes of welcome and talks, 15 and 3 at the least of dialogue and pause: 14.18.
  expect(planProblems(planned(tight))).toEqual([{ segment: 'plenary', by: minutes(8) }])
  // After the plenary 30, then 15, 1 and 3 at the least: 15.29 from 14.40 on.
  expect(planProblems(planned(exampleSeminar({ fixedEnd: '15:20' })))).toEqual([{ segment: 'evaluation', by: minutes(9) }])
})

test('a rehearsal takes about ten minutes, shows twenty seconds of each recording and keeps no fixed time', () => {
  const plan = planned(exampleSeminar())
  const now = plus(plan.start, minutes(-60 * 24 * 30))
  const rehearsal = rehearsalPlan(plan, now)
  const total = rehearsal.segments.reduce((sum, { planned: length }) => sum + length, 0)
  expect(total).toBeGreaterThan(minutes(9))
  expect(total).toBeLessThan(minutes(11))
  expect(segment(rehearsal, 'talk-1')).toMatchObject({ planned: seconds(20), recording: minutes(14), advance: 'media' })
  expect(rehearsal).toMatchObject({ start: now })
  expect(rehearsal.fixedEnd).toBeUndefined()
  expect(rehearsal.segments.every(({ fixedAt }) => fixedAt === undefined)).toBe(true)
})

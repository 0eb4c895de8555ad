import { expect, it } from 'vitest'
import { duration, instant } from '../../src-shared/time/time.ts'
import { exampleView } from '../autopilot/example-view.ts'
import { createManualClock } from '../clock/manual-clock.ts'
import { createAdvanceWatch } from './advance-watch.ts'

const on = (segment: string) => exampleView({ phase: { name: 'running', segment, enteredAt: instant(0) } })

it('a press is too soon for 700 ms after the programme moved by itself, and not after a hand moved it', () => {
  const clock = createManualClock({ start: instant(0) })
  const watch = createAdvanceWatch(clock)
  watch.look(on('pause'), false)
  expect(watch.cameTooSoon()).toBe(false)
  watch.look(on('dialogue'), false)
  expect(watch.cameTooSoon()).toBe(true)
  clock.advance(duration(699))
  watch.look(on('dialogue'), false)
  expect(watch.cameTooSoon()).toBe(true)
  clock.advance(duration(1))
  expect(watch.cameTooSoon()).toBe(false)
  watch.look(on('evaluation'), true)
  expect(watch.cameTooSoon()).toBe(false)
})

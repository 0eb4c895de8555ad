import type { UndoableAction } from '../programme/view.ts'
import { duration, type Instant, plus } from '../time/time.ts'
import { type RoomEvent, undoWindow } from './events.ts'

const byType: Partial<Record<RoomEvent['type'], UndoableAction>> = {
  next: 'next',
  back: 'back',
  skip: 'skip',
  pause: 'pause',
  resume: 'resume',
  'late-choice': 'late-choice',
  'turn-next': 'turn-next',
  'turn-pass': 'turn-pass',
  'turn-back': 'turn-back',
  'round-close': 'round-close',
  'part-next': 'part-next',
  'evaluation-closed': 'evaluation-close',
}

/** Which of the actions that can be taken back an event is; null for all others. */
export const undoableAction = (event: RoomEvent): UndoableAction | null => {
  if (event.type === 'extend' || event.type === 'turn-extend') return event.by < 0 ? 'shorten' : 'extend'
  return byType[event.type] ?? null
}

export const undoableUntil = (event: RoomEvent): Instant => plus(event.at, undoWindow)

/** Whether what was done then can still be taken back at an instant. */
export const isFresh = (done: Instant, at: Instant): boolean => at <= plus(done, undoWindow)

/** Whether an event can still be taken back at an instant. */
export const mayBeUndone = (event: RoomEvent, at: Instant): boolean => undoableAction(event) !== null && isFresh(event.at, at)

export const oldestRemembered = (at: Instant): Instant => plus(at, duration(-undoWindow))

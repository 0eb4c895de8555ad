import { describe, expect, it } from 'vitest'
import { fail, ok } from '../../src-shared/result/result.ts'
import type { RoomRequest } from '../../src-shared/room/request.ts'
import { createIntentHandler } from './intent-handler.ts'
import type { RoomRun } from './room-run.ts'

const open = (given: { tooSoon?: boolean; refuses?: boolean } = {}) => {
  const asked: RoomRequest[] = []
  const events: { seq: number }[] = []
  const handler = createIntentHandler({
    run: () => ({ events: () => events }) as unknown as RoomRun,
    cameTooSoon: () => given.tooSoon ?? false,
    request: (request) => {
      asked.push(request)
      if (given.refuses) return fail('not-now')
      events.push({ seq: events.length + 7 })
      return ok(undefined)
    },
  })
  return { ...handler, asked: () => asked.map(({ name }) => name), last: () => asked.at(-1) }
}

describe('intents', () => {
  it('of one press count once', () => {
    const { handle, asked } = open()
    void handle({ intent: 'next', press: 'a' })
    void handle({ intent: 'next', press: 'a' })
    void handle({ intent: 'next' })
    expect(asked()).toEqual(['room.intent', 'room.intent'])
  })
  it('can be taken back by the name of their press, once', () => {
    const { handle, takeBack, asked, last } = open()
    void handle({ intent: 'next', press: 'a' })
    takeBack('a')
    expect(last()).toEqual({ name: 'room.undo', args: { event: 7 } })
    takeBack('a')
    expect(asked()).toHaveLength(2)
  })
  it('that were taken back before they came do nothing when they come', () => {
    const { handle, takeBack, asked } = open()
    takeBack('a')
    void handle({ intent: 'next', press: 'a' })
    expect(asked()).toEqual([])
  })
  it('that did nothing have nothing to be taken back', () => {
    const { handle, takeBack, asked } = open({ refuses: true })
    void handle({ intent: 'next', press: 'a' })
    takeBack('a')
    expect(asked()).toEqual(['room.intent'])
  })
  it('to move are left alone when the programme has just moved by itself; a pause is not', () => {
    const { handle, asked } = open({ tooSoon: true })
    void handle({ intent: 'next', press: 'a' })
    void handle({ intent: 'back' })
    expect(asked()).toEqual([])
    void handle({ intent: 'pause-or-resume' })
    expect(asked()).toEqual(['room.intent'])
  })
})

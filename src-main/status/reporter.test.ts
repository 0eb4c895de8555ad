import { describe, expect, it } from 'vitest'
import { fail, ok } from '../../src-shared/result/result.ts'
import { exampleStatus } from '../../src-shared/status/example-status.ts'
import { type RoomReport, reportBackOff, reportEvery, reportGather } from '../../src-shared/status/room-report.ts'
import { minutes, seconds } from '../../src-shared/time/time.ts'
import { createManualAfter } from '../../test/electron-double/manual-after.ts'
import { createMemoryLog } from '../logging/memory-log.ts'
import { createReporter } from './reporter.ts'

const busy = { ...exampleStatus, room: 'running' as const }
const later = { ...exampleStatus, at: '2026-11-25T08:00:30.000Z' }

const start = () => {
  const time = createManualAfter()
  const log = createMemoryLog()
  const sent: RoomReport[] = []
  const desk = { answers: true }
  const reporter = createReporter({
    computer: 'room-7',
    after: time.after,
    log,
    random: () => 0.5,
    send: async (report) => {
      sent.push(report)
      return desk.answers ? ok(undefined) : fail('source-unreachable', { cause: 'nobody is there' })
    },
  })
  const pass = async (milliseconds: number) => {
    time.pass(milliseconds)
    // What was sent has to be answered before time goes on.
    for (let turn = 0; turn < 5; turn += 1) await Promise.resolve()
  }
  return { reporter, sent, desk, log, pass }
}

describe('reports to the desk', () => {
  it('come soon after the start, at a change, and now and then when nothing changes', async () => {
    const { reporter, sent, pass } = start()
    reporter.told(exampleStatus)
    await pass(reportGather)
    expect(sent).toMatchObject([{ format: 1, computer: 'room-7', status: { room: 'before' } }])
    for (let beat = 0; beat < 3; beat += 1) {
      reporter.told(later)
      await pass(seconds(30))
    }
    expect(sent).toHaveLength(1)
    reporter.told(busy)
    await pass(reportGather)
    expect(sent.map(({ status }) => status.room)).toEqual(['before', 'running'])
    await pass(reportEvery)
    expect(sent).toHaveLength(3)
  })

  it('wait longer each time the desk does not answer, are said once, and are said to be back', async () => {
    const { reporter, sent, desk, log, pass } = start()
    desk.answers = false
    reporter.told(exampleStatus)
    await pass(reportGather)
    for (const failures of [1, 2, 3, 4]) {
      reporter.told(busy)
      await pass(reportBackOff(failures, 0.5) - 1)
      expect(sent).toHaveLength(failures)
      await pass(1)
      expect(sent).toHaveLength(failures + 1)
    }
    desk.answers = true
    await pass(reportBackOff(5, 0.5))
    expect(sent.at(-1)?.status.room).toBe('running')
    expect(log.lines).toEqual([
      expect.stringMatching(/^warn .*does not hear this room reason=source-unreachable/),
      'info test: the desk hears this room again',
    ])
    await pass(reportEvery)
    expect(sent).toHaveLength(7)
  })

  it('end with the last word, and without one where the desk is away', async () => {
    const { reporter, sent, pass, desk } = start()
    reporter.told(exampleStatus)
    await pass(reportGather)
    reporter.told({ ...exampleStatus, kiosk: { ...exampleStatus.kiosk, state: 'stopped' } })
    await reporter.stop()
    expect(sent.at(-1)?.status.kiosk.state).toBe('stopped')
    await pass(reportEvery)
    expect(sent).toHaveLength(2)
    desk.answers = false
    const away = start()
    away.desk.answers = false
    away.reporter.told(exampleStatus)
    await away.pass(reportGather)
    await away.reporter.stop()
    expect(away.sent).toHaveLength(1)
  })

  it('wait between half a minute and a quarter of an hour, unevenly', () => {
    expect([1, 2, 3, 6, 50].map((failures) => reportBackOff(failures, 0.5))).toEqual([seconds(30), minutes(1), minutes(2), minutes(15), minutes(15)])
    expect(reportBackOff(1, 0)).toBeLessThan(reportBackOff(1, 1))
  })
})

import { deepEqual, equal, ok } from 'node:assert/strict'
import type { HidDevice } from '../../src-shared/buttons/device.ts'
import { hear, learnedFrom, learnedProfile, nothingHeard } from '../../src-shared/buttons/learn.ts'
import type { ButtonDevice, Buttons, ButtonsEvent } from './buttons.ts'

/** A button that can be plugged in for a test: `muteme` is known, `unknown` has to be taught. */
export type StageKind = 'muteme' | 'unknown'
export type PluggedButton = { report(bytes: readonly number[]): void; unplug(): void }
export type ButtonsStage = {
  readonly buttons: Buttons
  plug(kind: StageKind): Promise<PluggedButton>
}

/** What a finger on each makes it say. */
export const stageReports = {
  muteme: { down: [0, 0, 0, 4, 0, 0, 0, 0], up: [0, 0, 0, 2, 0, 0, 0, 0] },
  unknown: { down: [1], up: [0] },
} as const satisfies Record<StageKind, { readonly down: readonly number[]; readonly up: readonly number[] }>

const patience = 5000

const until = async (what: string, reached: () => boolean): Promise<void> => {
  const deadline = performance.now() + patience
  while (!reached()) {
    ok(performance.now() < deadline, `${what}: not within ${patience} ms`)
    await new Promise((resolve) => setTimeout(resolve, 5))
  }
}
const pause = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds))

/** Listens from the start on, and keeps all that was told. */
const listenTo = ({ buttons }: ButtonsStage) => {
  const events: ButtonsEvent[] = []
  buttons.onEvent((event) => events.push(event))
  buttons.start([])
  const devices = (): readonly ButtonDevice[] => events.findLast((event) => event.type === 'devices')?.devices ?? []
  return {
    events,
    devices,
    edges: () => events.flatMap((event) => (event.type === 'edge' ? [event.down] : [])),
    heard: () => events.flatMap((event) => (event.type === 'heard' ? [event] : [])),
    oneButton: () => until('a button', () => devices().length === 1),
    noButton: () => until('no button', () => devices().length === 0),
  }
}

/** What every adapter does; run by vitest with buttons in memory, and in the lab with a kernel's own. */
export const buttonsContract: readonly { readonly title: string; run(stage: ButtonsStage): Promise<void> }[] = [
  {
    title: 'tells of a button that is plugged in, and of each edge of a press in its order',
    run: async (stage) => {
      const told = listenTo(stage)
      const plugged = await stage.plug('muteme')
      await told.oneButton()
      equal(told.devices()[0]?.profile.id, 'muteme')
      equal(told.devices()[0]?.refusal, null)
      plugged.report(stageReports.muteme.down)
      plugged.report(stageReports.muteme.up)
      plugged.report(stageReports.muteme.down)
      await until('three edges', () => told.edges().length === 3)
      deepEqual(told.edges(), [true, false, true])
    },
  },
  {
    title: 'says nothing of a report that says what is known, or that has a wrong size',
    run: async (stage) => {
      const told = listenTo(stage)
      const plugged = await stage.plug('muteme')
      await told.oneButton()
      plugged.report(stageReports.muteme.down)
      plugged.report([0, 0, 0, 1, 0, 0, 0, 0])
      plugged.report([4])
      plugged.report([0, 0, 0, 0])
      plugged.report(stageReports.muteme.up)
      await until('two edges', () => told.edges().length >= 2)
      deepEqual(told.edges(), [true, false])
    },
  },
  {
    title: 'tells that a button is gone, and knows it again as another one when it is back',
    run: async (stage) => {
      const told = listenTo(stage)
      const plugged = await stage.plug('muteme')
      await told.oneButton()
      const first = told.devices()[0]?.id
      plugged.unplug()
      await told.noButton()
      const again = await stage.plug('muteme')
      await told.oneButton()
      ok(told.devices()[0]?.id !== first)
      again.report(stageReports.muteme.down)
      await until('an edge', () => told.edges().length === 1)
    },
  },
  {
    title: 'hears an unknown device only while it listens, and reads it once it was taught',
    run: async (stage) => {
      const told = listenTo(stage)
      const plugged = await stage.plug('unknown')
      plugged.report(stageReports.unknown.down)
      plugged.report(stageReports.unknown.up)
      await pause(100)
      deepEqual(told.heard(), [])
      stage.buttons.listen(true)
      let learning = nothingHeard
      let device: HidDevice | null = null
      // Opening takes a moment, and what is said before it is not heard.
      await until('something heard', () => {
        if (told.heard().length === 0) {
          plugged.report(stageReports.unknown.down)
          plugged.report(stageReports.unknown.up)
        }
        return told.heard().length > 0
      })
      await pause(50)
      const from = told.heard().length
      for (const [index, bytes] of [
        stageReports.unknown.down,
        stageReports.unknown.up,
        stageReports.unknown.down,
        stageReports.unknown.up,
      ].entries()) {
        plugged.report(bytes)
        await until('a report', () => told.heard().length === from + index + 1)
        const event = told.heard().at(-1)
        if (event === undefined) continue
        device = event.device
        learning = hear(learning, event.report, index * 200)
      }
      stage.buttons.listen(false)
      const learned = learnedFrom(learning, 1000)
      ok(learned !== null && device !== null)
      stage.buttons.teach([learnedProfile(device, learned)])
      await told.oneButton()
      equal(told.devices()[0]?.profile.source, 'learned')
      plugged.report(stageReports.unknown.down)
      await until('an edge', () => told.edges().length === 1)
    },
  },
  {
    title: 'is silent once it was stopped',
    run: async (stage) => {
      const told = listenTo(stage)
      const plugged = await stage.plug('muteme')
      await told.oneButton()
      await stage.buttons.stop()
      const before = told.events.length
      plugged.report(stageReports.muteme.down)
      plugged.unplug()
      await pause(50)
      equal(told.events.length, before)
    },
  },
]

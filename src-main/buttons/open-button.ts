import type { Field } from '../../src-shared/buttons/descriptor.ts'
import type { ButtonProfile, Light } from '../../src-shared/buttons/profile.ts'
import { type Levels, readReport } from '../../src-shared/buttons/report.ts'
import type { After } from '../shell/after.ts'
import type { HidHandle } from './hid-system.ts'

/** A button that is read: what its reports say, asked for where it does not speak by itself, and its light. */
export type OpenButton = {
  report(bytes: Uint8Array): void
  light(light: Light): void
  /** `gone`: it is not there any more, so its light need not be put out. */
  close(gone: boolean): Promise<void>
}

export const openButton = (options: {
  profile: ButtonProfile
  fields: readonly Field[]
  handle: HidHandle
  after: After
  edge(control: string, down: boolean): void
  pulse(control: string): void
  /** It no longer takes what is written to it. */
  lost(cause: unknown): void
}): OpenButton => {
  const { profile, fields, handle, after } = options
  const { reads, lights } = profile
  let levels: Levels = {}
  let shown: Light | null = null
  let open = true
  let cancelPoll = (): void => undefined
  /** One write after the other: two at once reach some devices mixed up. */
  let written: Promise<unknown> = Promise.resolve()

  const write = (report: Uint8Array): Promise<unknown> => {
    const done = written.then(() => (open ? handle.write(report) : undefined))
    written = done.catch(() => undefined)
    return done
  }
  /** A light that cannot be set is no reason to do without the button: whether it is there is known from reading it. */
  const shine = (report: readonly number[]): Promise<unknown> => write(Uint8Array.from(report)).catch(() => undefined)

  const ask = (): void => {
    if (!open || reads.by !== 'report' || reads.poll === undefined) return
    const { everyMilliseconds } = reads.poll
    write(Uint8Array.from(reads.poll.write)).then(
      () => {
        cancelPoll = after(everyMilliseconds, ask)
      },
      (cause: unknown) => open && options.lost(cause),
    )
  }
  ask()

  return {
    report: (bytes) => {
      const reading = readReport(reads, bytes, fields)
      switch (reading.kind) {
        case 'other':
          return
        case 'pulse':
          options.pulse(reading.control)
          return
        case 'levels': {
          const before = levels
          levels = { ...before, ...reading.levels }
          for (const [control, down] of Object.entries(reading.levels)) if ((before[control] ?? false) !== down) options.edge(control, down)
        }
      }
    },
    light: (light) => {
      if (lights === undefined || light === shown) return
      shown = light
      void shine(lights[light])
    },
    close: async (gone) => {
      if (!gone && lights !== undefined && shown !== null && shown !== 'off') await shine(lights.off)
      open = false
      cancelPoll()
      await handle.close().catch(() => undefined)
    },
  }
}

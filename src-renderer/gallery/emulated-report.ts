import type { Field } from '../../src-shared/buttons/descriptor.ts'
import type { ButtonProfile } from '../../src-shared/buttons/profile.ts'

/** A speakerphone whose report 1 has its hook and its mute key in two bits. */
export const emulatedFields: readonly Field[] = [
  { report: 1, page: 0x0b, usage: 0x20, bit: 0, bits: 1 },
  { report: 1, page: 0x0b, usage: 0x2f, bit: 1, bits: 1 },
]

/** What there is to press on a device. */
export const emulatedControls = (reads: ButtonProfile['reads']): readonly string[] => {
  switch (reads.by) {
    case 'report':
    case 'usages':
      return reads.controls.map(({ name }) => name)
    case 'pulse':
      return [reads.name]
    case 'keys':
      return reads.keys
  }
}

/** The bytes that a device says while one of its controls is down, or none. */
export const emulatedReport = (reads: Exclude<ButtonProfile['reads'], { by: 'keys' }>, down: string | null): Uint8Array => {
  switch (reads.by) {
    case 'pulse':
      return Uint8Array.from(reads.report)
    case 'usages': {
      const bits = reads.controls.findIndex(({ name }) => name === down)
      return Uint8Array.from([1, bits < 0 ? 0 : 1 << bits])
    }
    case 'report': {
      const bytes = new Uint8Array(reads.sizes[0] ?? 1)
      if (reads.number !== undefined) bytes[0] = reads.number
      const control = reads.controls.find(({ name }) => name === down)
      if (control !== undefined) bytes[control.byte] = control.pressed[0] ?? 0
      return bytes
    }
  }
}

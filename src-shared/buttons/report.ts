import { type Field, fieldIn } from './descriptor.ts'
import type { ButtonProfile, ReportReading } from './profile.ts'

/** Which controls of a device are down. */
export type Levels = Readonly<Record<string, boolean>>

/** What one report says: the controls' levels, a press without an end, or nothing that can be read. */
export type Reading =
  | { readonly kind: 'levels'; readonly levels: Levels }
  | { readonly kind: 'pulse'; readonly control: string }
  | { readonly kind: 'other' }

const other: Reading = { kind: 'other' }

/** Reads one report. A report of a wrong size or number says nothing, so that it can neither press nor let go. */
export const readReport = (reads: ButtonProfile['reads'], report: Uint8Array, fields: readonly Field[] = []): Reading => {
  switch (reads.by) {
    case 'report':
      return byBytes(reads, report)
    case 'pulse':
      return report.length === reads.report.length && reads.report.every((value, at) => report[at] === value)
        ? { kind: 'pulse', control: reads.name }
        : other
    case 'usages': {
      const levels = reads.controls.flatMap(({ name, page, usage }): [string, boolean][] => {
        const field = fields.find((one) => one.page === page && one.usage === usage)
        const value = field === undefined ? null : fieldIn(field, report)
        return value === null ? [] : [[name, value !== 0]]
      })
      return levels.length === 0 ? other : { kind: 'levels', levels: Object.fromEntries(levels) }
    }
    case 'keys':
      return other
  }
}

const byBytes = ({ sizes, number, controls }: ReportReading, report: Uint8Array): Reading => {
  if (!sizes.includes(report.length) || (number !== undefined && report[0] !== number)) return other
  const levels = controls.map(({ name, byte, mask, pressed }) => [name, pressed.includes((report[byte] ?? 0) & mask)] as const)
  return { kind: 'levels', levels: Object.fromEntries(levels) }
}

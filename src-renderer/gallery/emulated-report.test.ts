import { describe, expect, it } from 'vitest'
import { knownProfiles } from '../../src-shared/buttons/known-profiles.ts'
import { readReport } from '../../src-shared/buttons/report.ts'
import { emulatedControls, emulatedFields, emulatedReport } from './emulated-report.ts'

describe('the emulator of each device', () => {
  for (const { name, reads } of knownProfiles) {
    if (reads.by === 'keys') continue
    it.each(emulatedControls(reads))(`says of ${name} what the kiosk reads as %s`, (control) => {
      expect(readReport(reads, emulatedReport(reads, control), emulatedFields)).toMatchObject({ kind: 'levels', levels: { [control]: true } })
      expect(readReport(reads, emulatedReport(reads, null), emulatedFields)).toMatchObject({ kind: 'levels', levels: { [control]: false } })
    })
  }
})

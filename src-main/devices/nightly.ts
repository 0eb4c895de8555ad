import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import type { DevicesSlice, NightlyResult } from '../../src-shared/contract/devices.ts'
import type { Finding } from '../../src-shared/devices/finding.ts'
import { sayFinding, sayWord } from '../../src-shared/i18n/catalogues/devices.ts'
import { causeText } from '../../src-shared/result/result.ts'
import { writeDurably } from '../files/durable-file.ts'
import type { Log } from '../logging/log.ts'

/** Readable by whoever collects it: there is nothing about people in it. */
const everybody = 0o644

/** Findings in one line, for the log. */
export const named = (findings: readonly Finding[]): string => findings.map(({ thing, cause }) => `${thing} ${cause}`).join(', ')

/** What IT reads in the morning, or collects from forty rooms: one file, written anew each night. */
export const tellNightly = async (deps: { directory: string; result: NightlyResult; slice: DevicesSlice; log: Log }): Promise<void> => {
  const { word, findings, at } = deps.result
  const { speaker, microphone, screens } = deps.slice
  const report = {
    at: new Date(at).toISOString(),
    word,
    sentence: sayWord('en', word),
    speaker: speaker?.device.label ?? null,
    microphone: microphone?.device.label ?? null,
    screens: screens.map(({ connector, label, width, height }) => ({ connector, label, width, height })),
    findings: findings.map((finding) => ({ ...finding, sentence: sayFinding('en', finding) })),
    notChecked: ['voices', 'button', ...(deps.slice.system ? [] : ['mute and volume'])],
  }
  deps.log.info('checked by night', { word, findings: named(findings) })
  try {
    await mkdir(deps.directory, { recursive: true })
    await writeDurably(join(deps.directory, 'nightly.json'), `${JSON.stringify(report, null, 2)}\n`, everybody)
  } catch (cause) {
    deps.log.error('the result of the check by night could not be written', { cause: causeText(cause) })
  }
}

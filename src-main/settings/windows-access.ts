import { execFile } from 'node:child_process'
import { promisify } from 'node:util'
import { causeText } from '../../src-shared/result/result.ts'
import { secretKeys } from '../../src-shared/settings/policy-keys.ts'
import type { PolicySlip } from '../../src-shared/settings/policy-slips.ts'
import { accessSlips } from '../../src-shared/settings/windows-access.ts'
import type { FoundPolicy } from './policy-place.ts'

const runFile = promisify(execFile)
/** PowerShell starts in a second, and in several on a PC that just has. */
const patience = 20_000

/** Whatever a policy says of scripts in files, this is none. The path goes by the environment, where no letter of it means anything. */
const script = '(Get-Acl -LiteralPath $env:TALKROOM_ACCESS_TO).Sddl'
const powerShell = { command: 'powershell.exe', before: [] as readonly string[] }

/**
 * Who else could change a policy on Windows, or read the secrets in it. Only `talkroom policy check` asks: it takes a
 * PowerShell, for which no kiosk should wait at its start.
 */
export const keptBadlyOnWindows = async ({ path, policy }: FoundPolicy, shell = powerShell): Promise<readonly PolicySlip[]> => {
  const secrets = secretKeys.filter((key) => Object.hasOwn(policy, key))
  try {
    const { stdout } = await runFile(shell.command, [...shell.before, '-NoProfile', '-NonInteractive', '-Command', script], {
      env: { ...process.env, TALKROOM_ACCESS_TO: path },
      timeout: patience,
      windowsHide: true,
    })
    return accessSlips(stdout.trim(), secrets)
  } catch (cause) {
    return [{ path: '', text: `who may change the file could not be found out (${causeText(cause)})` }]
  }
}

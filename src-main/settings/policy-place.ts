import { statSync } from 'node:fs'
import { join } from 'node:path'
import type { Policy } from '../../src-shared/settings/policy.ts'
import type { PolicySlip } from '../../src-shared/settings/policy-slips.ts'
import { packaged } from '../build-info.ts'
import { hasCode } from '../files/durable-file.ts'
import { programData } from '../system-profile.ts'

/** What IT decided on this machine, as it was read at one moment. */
export type FoundPolicy = {
  readonly path: string
  readonly state: 'none' | 'read' | 'unreadable'
  readonly policy: Policy
  /** What is wrong in it or with it; the rest is in force. */
  readonly slips: readonly PolicySlip[]
  /** Names the content: another mark is another policy. Null: there is none, or it cannot be read. */
  readonly mark: string | null
}

/** Where this machine's policy is. A kiosk that was installed looks nowhere else, whatever its environment says. */
export const policyPath = (env: NodeJS.ProcessEnv, platform: NodeJS.Platform): string => {
  if (!packaged && env.TALKROOM_POLICY !== undefined && env.TALKROOM_POLICY !== '') return env.TALKROOM_POLICY
  return platform === 'win32' ? join(programData(env), 'Talkroom', 'policy.json') : '/etc/talkroom/policy.json'
}

export const noPolicy = (path: string): FoundPolicy => ({ path, state: 'none', policy: {}, slips: [], mark: null })

/** A slip as one line, with the file and the place in it. */
export const slipText = ({ path, text }: PolicySlip): string => (path === '' ? text : `${path} ${text}`)

/** Reads the policy where there is one; what reads it is loaded only then, because the window waits for this. */
export const findPolicy = async (path: string): Promise<FoundPolicy> => {
  try {
    statSync(path)
  } catch (cause) {
    if (hasCode(cause, 'ENOENT') || hasCode(cause, 'ENOTDIR')) return noPolicy(path)
  }
  return (await import('./policy-file.ts')).readPolicyFile(path)
}

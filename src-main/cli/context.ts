import type { FoundPolicy } from '../settings/policy-place.ts'
import type { ExitCode } from './say.ts'

/** What every command is given. */
export type CommandContext = {
  /** The kiosk's profile, where none is named. */
  readonly profile: string
  readonly environment: NodeJS.ProcessEnv
  readonly platform: NodeJS.Platform
  /** Where this machine's policy is. */
  readonly policyPath: string
  policy(): FoundPolicy
  ended(code: ExitCode): void
}

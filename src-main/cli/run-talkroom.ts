import { Command, CommanderError } from 'commander'
import { version } from '../build-info.ts'
import { addButtonsCommand } from '../buttons/record-command.ts'
import { addCheckCommand } from '../devices/check-command.ts'
import { readPolicyFile } from '../settings/policy-file.ts'
import { policyPath } from '../settings/policy-place.ts'
import type { CommandContext } from './context.ts'
import { registerLogs } from './logs-command.ts'
import { registerManual } from './manual-command.ts'
import { registerPacks } from './packs-command.ts'
import { registerPolicy } from './policy-command.ts'
import { type ExitCode, exitCodes, exitMeanings } from './say.ts'
import { registerStatus } from './status-command.ts'
import { registerSupportBundle } from './support-bundle-command.ts'
import { registerUpdateAllowed } from './update-allowed-command.ts'
import { registerVersion } from './version-command.ts'

/** All commands for IT staff, as they are run, helped with and printed as a manual. */
export const talkroomProgram = (context: CommandContext): Command => {
  const program = new Command('talkroom')
    .description('What IT staff ask a kiosk from a terminal.')
    .version(version)
    .exitOverride()
    .showHelpAfterError('(--help says more)')
  registerStatus(program, context)
  addCheckCommand(program, { ...context, out: process.stdout })
  registerPolicy(program, context)
  registerPacks(program, context)
  registerLogs(program, context)
  registerSupportBundle(program, context)
  addButtonsCommand(program, context)
  registerUpdateAllowed(program, context)
  registerVersion(program, context)
  registerManual(program, context)
  program.addHelpText('after', `\nExit codes, in every command:\n${exitLines()}\n\ndocs/it.md and docs/policy.md tell the rest.`)
  return program
}

const exitLines = (): string =>
  Object.entries(exitMeanings)
    .map(([code, meaning]) => `  ${code}  ${meaning}`)
    .join('\n')

/** Runs one command for IT staff. `profile`: the kiosk's, where none is named. Resolves with the exit code. */
export const runTalkroom = async (
  argv: readonly string[],
  { profile, environment = process.env }: { readonly profile: string; readonly environment?: NodeJS.ProcessEnv },
): Promise<ExitCode> => {
  let code: ExitCode = exitCodes.well
  const path = policyPath(environment, process.platform)
  const program = talkroomProgram({
    profile,
    environment,
    platform: process.platform,
    policyPath: path,
    policy: () => readPolicyFile(path),
    ended: (now) => {
      code = now
    },
  })
  try {
    await program.parseAsync(argv.length === 0 ? ['--help'] : argv, { from: 'user' })
    return code
  } catch (error) {
    // Ctrl+C at a question.
    if (error instanceof Error && error.name === 'ExitPromptError') return exitCodes.unknown
    if (!(error instanceof CommanderError)) throw error
    return error.exitCode === 0 ? exitCodes.well : exitCodes.askedWrongly
  }
}

import { Command, CommanderError } from 'commander'
import { version } from '../build-info.ts'
import { addButtonsCommand } from '../buttons/record-command.ts'
import { addCheckCommand } from '../devices/check-command.ts'
import { type ExitCode, exitCodes } from './say.ts'
import { registerStatus } from './status-command.ts'

/** Runs one command for IT staff. `profile`: the kiosk's, where none is named. Resolves with the exit code. */
export const runTalkroom = async (argv: readonly string[], { profile }: { readonly profile: string }): Promise<ExitCode> => {
  let code: ExitCode = exitCodes.well
  const program = new Command('talkroom')
    .description('What IT staff ask a kiosk from a terminal.')
    .version(version)
    .exitOverride()
    .showHelpAfterError('(--help says more)')
  const ended = (now: ExitCode) => {
    code = now
  }
  registerStatus(program, { profile, ended })
  addCheckCommand(program, { environment: process.env, platform: process.platform, profile, out: process.stdout, ended })
  addButtonsCommand(program, { ended })
  try {
    await program.parseAsync(argv.length === 0 ? ['--help'] : argv, { from: 'user' })
    return code
  } catch (error) {
    if (!(error instanceof CommanderError)) throw error
    return error.exitCode === 0 ? exitCodes.well : exitCodes.askedWrongly
  }
}

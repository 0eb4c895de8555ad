import { Command, CommanderError } from 'commander'
import { registerAdmit } from './commands/admit.ts'
import { registerBuild } from './commands/build.ts'
import { registerDiff } from './commands/diff.ts'
import { registerExport } from './commands/export.ts'
import { registerInit } from './commands/init.ts'
import { registerInvite } from './commands/invite.ts'
import { registerJanus } from './commands/janus.ts'
import { registerKeygen } from './commands/keygen.ts'
import { registerPass } from './commands/pass.ts'
import { registerPlenary } from './commands/plenary.ts'
import { registerReport } from './commands/report.ts'
import { registerResults } from './commands/results.ts'
import { registerRevoke } from './commands/revoke.ts'
import { registerRooms } from './commands/rooms.ts'
import { registerSchema } from './commands/schema.ts'
import { registerServe } from './commands/serve.ts'
import { registerShow } from './commands/show.ts'
import { registerSign } from './commands/sign.ts'
import { registerVerify } from './commands/verify.ts'
import { Stop } from './say.ts'

/** Runs one command of the desk. Resolves with the exit code: 0, or an `ExitCode`. */
export const runDesk = async (argv: readonly string[]): Promise<number> => {
  const program = new Command('desk')
    .description('What an organiser needs: from a first seminar.yaml to signed packs on a stick or a server, invitations, and the plenary.')
    .exitOverride()
    .showHelpAfterError('(--help says more)')
  for (const register of [
    registerKeygen,
    registerInit,
    registerBuild,
    registerSign,
    registerVerify,
    registerShow,
    registerDiff,
    registerExport,
    registerServe,
    registerInvite,
    registerPass,
    registerPlenary,
    registerJanus,
    registerRevoke,
    registerAdmit,
    registerResults,
    registerReport,
    registerRooms,
    registerSchema,
  ])
    register(program)
  program.addHelpText(
    'after',
    '\nFirst: desk keygen organiser.key    Then: desk init, desk build, desk export    docs/organiser.md tells the whole way.',
  )
  try {
    await program.parseAsync(argv, { from: 'user' })
    return 0
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 2
    // Ctrl+C at a question.
    if (error instanceof Error && error.name === 'ExitPromptError') return 130
    if (!(error instanceof Stop)) throw error
    if (error.message !== '') process.stderr.write(`${error.message}\n`)
    return error.code
  }
}

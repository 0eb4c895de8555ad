import type { Command } from 'commander'
import type { CommandContext } from './context.ts'
import { manualPage } from './manual-page.ts'
import { exitCodes } from './say.ts'

/** For whoever makes the package: the page that is installed is made of the commands themselves. */
export const registerManual = (program: Command, context: Pick<CommandContext, 'ended'>): void => {
  program.command('man', { hidden: true }).action(() => {
    process.stdout.write(manualPage(program))
    context.ended(exitCodes.well)
  })
}

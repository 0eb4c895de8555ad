import type { Command } from 'commander'
import { buildId, packaged, version } from '../build-info.ts'
import type { CommandContext } from './context.ts'
import { exitCodes, say, sayJson } from './say.ts'

export const versionFacts = () => ({
  talkroom: version,
  build: buildId,
  packaged,
  node: process.versions.node,
  platform: process.platform,
  architecture: process.arch,
})

export const registerVersion = (program: Command, context: Pick<CommandContext, 'ended'>): void => {
  program
    .command('version')
    .description('which Talkroom this is, and what it runs on')
    .option('--json', 'as JSON, for scripts', false)
    .action(({ json }: { readonly json: boolean }) => {
      const facts = versionFacts()
      if (json) sayJson(facts)
      else
        say(
          `Talkroom ${facts.talkroom}, build ${facts.build}${packaged ? '' : ', from its sources'}; Node ${facts.node} on ${facts.platform} ${facts.architecture}`,
        )
      context.ended(exitCodes.well)
    })
}

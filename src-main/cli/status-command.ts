import { resolve } from 'node:path'
import type { Command } from 'commander'
import { isClaimed } from '../shell/one-kiosk.ts'
import { readStatus, type StatusReason } from '../status/read-status.ts'
import { isRunning } from './is-running.ts'
import { type ExitCode, exitCodes, say } from './say.ts'
import { exitCodeOf, standingOf } from './standing.ts'
import { statusText } from './status-text.ts'

const sentences: Record<StatusReason, string> = {
  'status-missing': 'No kiosk has ever run with this profile, or it has not come so far yet. Check --profile.',
  'status-unreadable': 'status.json cannot be read. It is written anew when the kiosk runs; check who may read the profile.',
  'status-other-format': 'status.json was written by another version of Talkroom than this command.',
}

export const registerStatus = (program: Command, context: { readonly profile: string; ended(code: ExitCode): void }): void => {
  program
    .command('status')
    .description('how the kiosk of this computer stands, and what needs attention')
    .option('--profile <folder>', 'the profile of the kiosk', context.profile)
    .option('--json', 'as JSON, for scripts (docs/it.md has the fields)', false)
    .addHelpText(
      'after',
      '\nExit codes: 0 it runs and nothing needs attention; 1 nothing is known of it; 2 asked wrongly; 3 it does not run; 4 something needs attention.',
    )
    .action(async (options: { readonly profile: string; readonly json: boolean }) => {
      context.ended(await tellStatus(resolve(options.profile), options.json))
    })
}

const tellStatus = async (profile: string, json: boolean): Promise<ExitCode> => {
  const read = await readStatus(profile, Date.now())
  if (!read.ok) {
    const { reason } = read.failure
    if (json) say(JSON.stringify({ running: (await isClaimed(profile)) ?? false, reason, status: null }))
    else say(`${profile}: ${sentences[reason]}`)
    return exitCodes.unknown
  }
  const standing = standingOf(read.value, await isRunning(profile, read.value.status))
  say(json ? JSON.stringify(standing, null, 2) : statusText(standing))
  return exitCodeOf(standing)
}

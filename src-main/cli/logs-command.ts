import { join, resolve } from 'node:path'
import { type Command, InvalidArgumentError, Option } from 'commander'
import { lineFor } from '../logging/line.ts'
import { type LogLevel, logLevels } from '../logging/log.ts'
import type { CommandContext } from './context.ts'
import { logFilesIn, logRecordsIn } from './log-lines.ts'
import { exitCodes, remark, say } from './say.ts'
import { sinceOf } from './since.ts'

type Options = { readonly profile: string; readonly lines: number; readonly since?: number; readonly level: LogLevel; readonly json: boolean }

export const registerLogs = (program: Command, context: CommandContext): void => {
  program
    .command('logs')
    .description('what the kiosk has logged, the newest last')
    .option('-n, --lines <number>', 'so many lines at most', wholeNumber, 50)
    .option('--since <time>', 'from then on: 90m, 12h, 3d, 2026-11-25 or "2026-11-25 13:30"', time)
    .addOption(new Option('--level <level>', 'what is at least so grave').choices([...logLevels]).default('debug'))
    .option('--json', 'as the records that the files have, one a line', false)
    .option('--profile <folder>', 'the profile of the kiosk', context.profile)
    .addHelpText(
      'after',
      '\nTimes are UTC. On Linux a kiosk that runs as a service writes the same lines to the journal:\n  journalctl -t talkroom -p warning --since today',
    )
    .action(async ({ profile, lines, since, level, json }: Options) => {
      const directory = join(resolve(profile), 'logs')
      if ((await logFilesIn(directory)).length === 0) {
        remark(`There is no log in ${directory}. Check --profile; no kiosk has run with this one, or you may not read it.`)
        context.ended(exitCodes.unknown)
        return
      }
      const least = logLevels.indexOf(level)
      const wanted = (await logRecordsIn(directory)).filter(
        (record) => logLevels.indexOf(record.level) >= least && (since === undefined || Date.parse(record.time) >= since),
      )
      for (const record of wanted.slice(-lines)) say(json ? record.json : lineFor(record.json))
      context.ended(exitCodes.well)
    })
}

const wholeNumber = (text: string): number => {
  if (!/^[1-9]\d{0,6}$/.test(text)) throw new InvalidArgumentError('It has to be a number, as 200.')
  return Number(text)
}

const time = (text: string): number => {
  const at = sinceOf(text, Date.now())
  if (at === null) throw new InvalidArgumentError('It has to be 90m, 12h, 3d, 2026-11-25 or "2026-11-25 13:30".')
  return at
}

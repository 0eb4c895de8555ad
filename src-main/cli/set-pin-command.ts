import { resolve } from 'node:path'
import type { Command } from 'commander'
import { hashPin } from '../staff/pin.ts'
import { type AskedPin, askPin, pinInFile } from './ask-pin.ts'
import type { CommandContext } from './context.ts'
import { type ExitCode, exitCodes, remark, say } from './say.ts'
import { atNextStart, setInPolicy } from './write-policy.ts'

type SetPinOptions = { readonly file: string; readonly print: boolean; readonly pinFile?: string }

export const registerSetPin = (policy: Command, { policyPath, platform, ended }: CommandContext): void => {
  policy
    .command('set-pin')
    .description('set the PIN of the staff screen, which is asked for twice; only its hash is written')
    .option('--file <file>', 'the policy to write it into', policyPath)
    .option('--print', 'print what to put into a policy, and write nothing', false)
    .option('--pin-file <file>', 'take the PIN from the first line of this file, and ask nobody')
    .addHelpText(
      'after',
      '\nFrom a pipe, the first line is the PIN: echo 2468 | talkroom policy set-pin --print\nOn Windows, where this program cannot be typed into, Set-TalkroomPin.ps1 asks.',
    )
    .action(async ({ pinFile, ...options }: SetPinOptions) => {
      const asked = pinFile !== undefined ? await pinInFile(resolve(pinFile)) : platform === 'win32' ? untypable : await askPin()
      ended(await setPin(asked, options, platform))
    })
}

const untypable: AskedPin = {
  refused: 'On Windows this program cannot be typed into. Run Set-TalkroomPin.ps1, or name a file with --pin-file. Nothing was changed.',
}

const setPin = async (asked: AskedPin, { file, print }: SetPinOptions, platform: NodeJS.Platform): Promise<ExitCode> => {
  if ('refused' in asked) {
    remark(asked.refused)
    return exitCodes.askedWrongly
  }
  const staffPinHash = await hashPin(asked.pin)
  if (print) {
    say(JSON.stringify({ staffPinHash }))
    return exitCodes.well
  }
  const path = resolve(file)
  const written = await setInPolicy(path, 'staffPinHash', staffPinHash)
  if (!written.ok) {
    const { reason, cause } = written.failure
    remark(
      reason === 'policy-unreadable'
        ? `${path} cannot be read (${cause}), so nothing was changed. talkroom policy check says where.`
        : `${path} cannot be written (${cause}). Try it ${platform === 'win32' ? 'as an administrator' : 'with sudo'}.`,
    )
    return exitCodes.unknown
  }
  say(`The PIN is set in ${path}. ${atNextStart}`)
  return exitCodes.well
}

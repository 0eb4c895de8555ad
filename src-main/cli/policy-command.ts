import { resolve } from 'node:path'
import type { Command } from 'commander'
import { policyJsonSchema } from '../../src-shared/settings/policy-schema.ts'
import { policyTable } from '../../src-shared/settings/policy-table.ts'
import { readPolicyFile } from '../settings/policy-file.ts'
import { type FoundPolicy, slipText } from '../settings/policy-place.ts'
import { keptBadlyOnWindows } from '../settings/windows-access.ts'
import { readStatus } from '../status/read-status.ts'
import type { CommandContext } from './context.ts'
import { explain, explainText } from './policy-explain.ts'
import { type ExitCode, exitCodes, remark, say, sayJson } from './say.ts'
import { registerSetPin } from './set-pin-command.ts'
import { atNextStart } from './write-policy.ts'

export const registerPolicy = (program: Command, context: CommandContext): void => {
  const policy = program.command('policy').description('what IT has decided for this computer (docs/policy.md has every key)')
  policy
    .command('check')
    .description('read a policy as the kiosk would, and name everything that is wrong in it')
    .argument('[file]', 'a policy that is not in its place yet; without it, the one of this computer')
    .option('--json', 'as JSON, for scripts', false)
    .option('--profile <folder>', 'the profile of the kiosk', context.profile)
    .action(async (file: string | undefined, { json, profile }: { readonly json: boolean; readonly profile: string }) => {
      const read = file === undefined ? context.policy() : readPolicyFile(resolve(file))
      const found =
        context.platform === 'win32' && read.state === 'read' ? { ...read, slips: [...(await keptBadlyOnWindows(read)), ...read.slips] } : read
      context.ended(
        file !== undefined && found.state === 'none' ? missing(found, json) : await check(found, { json, own: file === undefined, profile }),
      )
    })
  policy
    .command('explain')
    .description('every value, and whether the policy, the settings or nobody has said it')
    .option('--json', 'as JSON, for scripts', false)
    .option('--profile <folder>', 'the profile of the kiosk', context.profile)
    .action(async ({ json, profile }: { readonly json: boolean; readonly profile: string }) => {
      const found = context.policy()
      const rows = explain(resolve(profile), found)
      const pending = await isPending(found, profile)
      if (json) sayJson({ path: found.path, state: found.state, pending, values: rows, slips: found.slips })
      else {
        say(explainText(rows))
        remark(`\nPolicy: ${found.path}${found.state === 'none' ? ' (there is none)' : ''}. Settings: ${resolve(profile)}/settings.json.`)
        if (pending) remark(`The kiosk runs with another policy than this. ${atNextStart}`)
        if (found.slips.length > 0) remark('Something in the policy is wrong: talkroom policy check')
      }
      context.ended(found.slips.length === 0 ? exitCodes.well : exitCodes.attention)
    })
  registerSetPin(policy, context)
  policy
    .command('schema')
    .description('print the JSON Schema of a policy, for editors and other programs')
    .action(() => {
      sayJson(policyJsonSchema())
      context.ended(exitCodes.well)
    })
  // For docs/policy.md, whose table is made of the very keys.
  policy.command('table', { hidden: true }).action(() => {
    say(policyTable())
    context.ended(exitCodes.well)
  })
}

const missing = ({ path }: FoundPolicy, json: boolean): ExitCode => {
  if (json) sayJson({ path, state: 'none', slips: [] })
  else say(`There is no file ${path}.`)
  return exitCodes.unknown
}

/** Whether a kiosk of this profile runs, or ran last, with another policy than the one that is found now. */
const isPending = async (found: FoundPolicy, profile: string): Promise<boolean> => {
  const read = await readStatus(resolve(profile), Date.now())
  if (!read.ok || read.value.status.kiosk.state !== 'running' || read.value.status.policy === null) return false
  return read.value.status.policy.mark !== found.mark
}

const check = async (
  found: FoundPolicy,
  { json, own, profile }: { readonly json: boolean; readonly own: boolean; readonly profile: string },
): Promise<ExitCode> => {
  const pending = own && (await isPending(found, profile))
  if (json) sayJson({ path: found.path, state: found.state, pending, slips: found.slips })
  else {
    if (found.state === 'none') say(`There is no policy at ${found.path}; the settings of the kiosk decide.`)
    else if (found.slips.length === 0) say(`${found.path} is good: ${Object.keys(found.policy).length} keys.`)
    else
      say(
        `${found.path}:\n${found.slips.map((slip) => `  - ${slipText(slip)}`).join('\n')}${found.state === 'read' ? '\nEverything else in it holds.' : ''}`,
      )
    if (pending) say(`The kiosk runs with another policy than this. ${atNextStart}`)
  }
  if (found.state === 'unreadable') return exitCodes.unknown
  return found.slips.length === 0 ? exitCodes.well : exitCodes.attention
}

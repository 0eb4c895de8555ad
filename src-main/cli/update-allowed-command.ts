import { resolve } from 'node:path'
import type { Command } from 'commander'
import { type Instant, instant } from '../../src-shared/time/time.ts'
import { type GateAnswer, type Known, maySystemUpgrade, mayUpdate, type Refusal } from '../../src-shared/updates/gate.ts'
import { knownKiosk } from '../../src-shared/updates/known-kiosk.ts'
import { settingsToStartWith } from '../settings/stored-settings.ts'
import { readStatus } from '../status/read-status.ts'
import type { CommandContext } from './context.ts'
import { isRunning } from './is-running.ts'
import { exitCodes, say, sayJson } from './say.ts'
import { standingOf } from './standing.ts'

const sentences: Record<Refusal, string> = {
  'not-allowed': 'IT’s rules allow no updates here. "updates": {"install": "when-free"} in the policy does (docs/updates.md).',
  'nothing-known': 'Nothing is known of the kiosk of this computer, so nobody knows whether a seminar is near. Start it once.',
  hangs: 'The kiosk runs but gives no sign of life, so nobody knows what its room is doing.',
  'other-time': 'The kiosk takes the time to be another than this computer does.',
  group: 'A group is at its seminar.',
  'seminar-near': 'A seminar is on or near.',
  hours: 'It is outside of IT’s hours for updates.',
}

type Options = { readonly profile: string; readonly json: boolean; readonly system: boolean; readonly rulesOnly: boolean }

export const registerUpdateAllowed = (program: Command, context: CommandContext): void => {
  program
    .command('update-allowed')
    .description('whether Talkroom may be replaced by a newer version now; the exit code is the answer (docs/updates.md)')
    .option('--profile <folder>', 'the profile of the kiosk', context.profile)
    .option('--json', 'as JSON, for scripts', false)
    .option('--system', 'whether the system may upgrade itself, which only a seminar forbids', false)
    .option('--rules-only', 'whether IT allows updates at all, at whatever time', false)
    .action(async (options: Options) => {
      const known = await knownNow(context, resolve(options.profile))
      const answer = options.system ? maySystemUpgrade(known) : options.rulesOnly ? rulesAlone(known) : mayUpdate(known)
      if (options.json) sayJson(answer.allowed ? answer : { ...answer, until: answer.until === null ? null : new Date(answer.until).toISOString() })
      else say(answer.allowed ? 'Now is a good time.' : `${sentences[answer.reason]}${again(answer)}`)
      context.ended(answer.allowed ? exitCodes.well : exitCodes.notNow)
    })
}

const rulesAlone = ({ rules }: Known): GateAnswer =>
  rules?.install === 'when-free' ? { allowed: true } : { allowed: false, reason: 'not-allowed', until: null }

const again = (answer: GateAnswer): string => (answer.allowed || answer.until === null ? '' : ` Ask again from ${localTime(answer.until)}.`)

const localTime = (at: Instant): string => new Intl.DateTimeFormat('sv-SE', { dateStyle: 'short', timeStyle: 'short' }).format(at)

const knownNow = async (context: CommandContext, profile: string): Promise<Known> => {
  const now = Date.now()
  const { policy, state } = context.policy()
  // A policy that cannot be read may have said no.
  const rules = state === 'unreadable' ? null : settingsToStartWith(profile, policy).updates
  const read = await readStatus(profile, now)
  const room = { now: instant(now), minuteAt: minuteHere, rules }
  if (!read.ok) return { ...room, kiosk: null }
  const { running, hangs } = standingOf(read.value, await isRunning(profile, read.value.status))
  return { ...room, kiosk: knownKiosk(read.value.status, { running, hangs, writtenAt: instant(now - read.value.ageSeconds * 1000) }) }
}

const minuteHere = (at: Instant): number => {
  const date = new Date(at)
  return date.getHours() * 60 + date.getMinutes()
}

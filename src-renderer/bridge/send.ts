import type { CommandAnswer, CommandArgs, CommandName } from '../../src-shared/contract/contract.ts'
import { fail, type Result } from '../../src-shared/result/result.ts'
import { noticeFailure } from '../stores/failure.ts'

/** What the page sends by itself; nobody waits for it, so nobody hears that it failed. */
const unasked: ReadonlySet<CommandName> = new Set([
  'page.ready',
  'page.trouble',
  'talk.progress',
  'talk.stalled',
  'devices.seen',
  'check.sound',
  'check.voices',
  'plenary.media',
  'plenary.report',
])

type Sender = (name: CommandName, args: unknown) => Promise<Result<unknown>>

let sender: Sender = async () => fail('not-connected')

/** Set once by the page's entry: the real bridge, or the gallery's. */
export const setSender = (next: Sender): void => {
  sender = next
}

/** Sends one command to main. Resolves with main's answer; never rejects. */
export const send = async <N extends CommandName>(name: N, args: CommandArgs<N>): Promise<Result<CommandAnswer<N>>> => {
  const result = (await sender(name, args)) as Result<CommandAnswer<N>>
  if (!result.ok && !unasked.has(name)) noticeFailure(result.failure.reason)
  return result
}

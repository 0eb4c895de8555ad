import type { CommandAnswer, CommandArgs, CommandName } from '../../src-shared/contract/contract.ts'
import { fail, type Result } from '../../src-shared/result/result.ts'

type Sender = (name: CommandName, args: unknown) => Promise<Result<unknown>>

let sender: Sender = async () => fail('not-connected')

/** Set once by the page's entry: the real bridge, or the gallery's. */
export const setSender = (next: Sender): void => {
  sender = next
}

/** Sends one command to main. Resolves with main's answer; never rejects. */
export const send = <N extends CommandName>(name: N, args: CommandArgs<N>): Promise<Result<CommandAnswer<N>>> =>
  sender(name, args) as Promise<Result<CommandAnswer<N>>>

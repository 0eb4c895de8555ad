import type { CommandArgs } from '../contract/contract.ts'
import type { roomCommands } from '../contract/room.ts'

type RoomCommandName = keyof typeof roomCommands
/** What main does itself, because it needs the outbox or another run: only what follows from it comes here as actions. */
type DoneByMain =
  | 'room.leave'
  | 'points.send'
  | 'points.contribute'
  | 'evaluation.begin'
  | 'evaluation.answer'
  | 'evaluation.write'
  | 'evaluation.handOver'

/** A command about which the rules decide. */
export type RoomRequest = { [N in Exclude<RoomCommandName, DoneByMain>]: { readonly name: N; readonly args: CommandArgs<N> } }[Exclude<
  RoomCommandName,
  DoneByMain
>]

/** Those of one feature. */
export type RequestOf<Prefix extends string> = Extract<RoomRequest, { name: `${Prefix}.${string}` }>

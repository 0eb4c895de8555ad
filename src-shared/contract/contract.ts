import type { z } from 'zod'
import type { Result } from '../result/result.ts'
import { buttonsCommands } from './buttons.ts'
import type { CommandDeclaration } from './command.ts'
import { deliveryCommands } from './delivery.ts'
import { deviceCommands } from './devices.ts'
import { joinCommands } from './join.ts'
import { kioskCommands } from './kiosk.ts'
import { plenaryCommands } from './plenary.ts'
import { roomCommands } from './room.ts'

/** Every command that crosses from the page to main. */
export const commands = {
  ...roomCommands,
  ...kioskCommands,
  ...deliveryCommands,
  ...joinCommands,
  ...deviceCommands,
  ...buttonsCommands,
  ...plenaryCommands,
} as const

export type CommandName = keyof typeof commands
export type CommandArgs<N extends CommandName> = z.infer<(typeof commands)[N]['args']>
export type CommandAnswer<N extends CommandName> = (typeof commands)[N] extends CommandDeclaration<z.ZodType, infer A> ? A : never

/** What main must provide: one handler for each command. */
export type CommandHandlers = {
  readonly [N in CommandName]: (args: CommandArgs<N>) => Result<CommandAnswer<N>> | Promise<Result<CommandAnswer<N>>>
}

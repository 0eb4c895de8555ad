import { type CommandHandlers, type CommandName, commands } from '../../src-shared/contract/contract.ts'
import { fail } from '../../src-shared/result/result.ts'

/** Handlers that can be given to the bridge before there is anything to handle with; until then they answer `not-ready`. */
export const lateHandlers = (): { readonly handlers: CommandHandlers; provide(handlers: CommandHandlers): void } => {
  let real: CommandHandlers | null = null
  const late = (name: CommandName) => (args: never) => (real === null ? fail('not-ready') : real[name](args))
  return {
    handlers: Object.fromEntries((Object.keys(commands) as CommandName[]).map((name) => [name, late(name)])) as unknown as CommandHandlers,
    provide: (handlers) => {
      real = handlers
    },
  }
}

import type { Log, LogContext } from '../logging/log.ts'
import { remark } from './say.ts'

const told = (message: string, context: LogContext = {}): void => {
  const rest = Object.entries(context).flatMap(([key, value]) => (value === undefined ? [] : [`${key} ${String(value)}`]))
  remark(`${message}${rest.length === 0 ? '' : `: ${rest.join(', ')}`}`)
}

/** What a service has to say while a command uses it: trouble goes to the terminal, the rest to nobody. */
export const terminalLog: Log = { named: () => terminalLog, debug: () => undefined, info: () => undefined, warn: told, error: told }

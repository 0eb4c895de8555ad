/** The least grave first. */
export const logLevels = ['debug', 'info', 'warn', 'error'] as const
export type LogLevel = (typeof logLevels)[number]

/** Named loggers; `info` marks lifecycle only. Logging never throws and never carries what people wrote or said. */
export type Log = {
  debug(message: string, context?: LogContext): void
  info(message: string, context?: LogContext): void
  warn(message: string, context?: LogContext): void
  error(message: string, context?: LogContext): void
  named(name: string): Log
}
export type LogContext = Readonly<Record<string, string | number | boolean | null | undefined>>

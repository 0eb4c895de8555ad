import type { Log } from './log.ts'

/** A log that remembers, for tests: lines as `level name: message`. */
export const createMemoryLog = (): Log & { readonly lines: string[] } => {
  const lines: string[] = []
  const named = (name: string): Log => {
    const put =
      (level: string) =>
      (message: string, context: object = {}) => {
        const rest = Object.entries(context).map(([key, value]) => ` ${key}=${String(value)}`)
        lines.push(`${level} ${name}: ${message}${rest.join('')}`)
      }
    return { debug: put('debug'), info: put('info'), warn: put('warn'), error: put('error'), named }
  }
  return { ...named('test'), lines }
}

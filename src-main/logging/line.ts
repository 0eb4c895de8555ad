/** A JSON log record as one line for a person: time, level, name, message, what belongs to it. */
export const lineFor = (json: string): string => {
  const { time, level, name, message, ...context } = JSON.parse(json) as Record<string, unknown>
  const rest = Object.entries(context)
    .filter(([, value]) => value !== undefined)
    .map(([key, value]) => ` ${key}=${typeof value === 'string' ? JSON.stringify(value) : String(value)}`)
  return `${String(time).slice(0, 19).replace('T', ' ')} ${String(level)}${typeof name === 'string' ? ` ${name}` : ''}: ${String(message)}${rest.join('')}`
}

const units = { m: 60_000, h: 3_600_000, d: 86_400_000 } as const

/** What `--since` means: `90m`, `12h`, `3d` before now, or a date, with a time of day or without. Null: neither. In milliseconds since 1970. */
export const sinceOf = (text: string, now: number): number | null => {
  const [, many, unit] = /^(\d{1,6})([mhd])$/.exec(text) ?? []
  if (many !== undefined && (unit === 'm' || unit === 'h' || unit === 'd')) return now - Number(many) * units[unit]
  if (!/^\d{4}-\d\d-\d\d([T ]\d\d:\d\d(:\d\d)?Z?)?$/.test(text)) return null
  // A date alone is read as UTC by the language; a person means the day here.
  const at = new Date(text.length === 10 ? `${text}T00:00` : text.replace(' ', 'T')).getTime()
  return Number.isNaN(at) ? null : at
}

/** `15 min`, `1 h 10 min`, `2 min 30 s`, `7,5 min`, or plain seconds. */
export const lengthPattern = /^(?=\d)(?:\d+(?:[.,]\d+)?\s*h)?\s*(?:\d+(?:[.,]\d+)?\s*min)?\s*(?:\d+\s*s)?$|^\d+$/

const parts = /^(?:(\d+(?:[.,]\d+)?)\s*h)?\s*(?:(\d+(?:[.,]\d+)?)\s*min)?\s*(?:(\d+)\s*s)?$/

/** A length as an organiser writes it, in whole seconds; null where it is none. */
export const secondsOf = (text: string): number | null => {
  if (!lengthPattern.test(text)) return null
  if (/^\d+$/.test(text)) return Number(text)
  const [, hours, minutes, seconds] = parts.exec(text) ?? []
  return Math.round(numberOf(hours) * 3600 + numberOf(minutes) * 60 + numberOf(seconds))
}

const numberOf = (digits: string | undefined): number => Number((digits ?? '0').replace(',', '.'))

/** The same the other way: 4200 as `1 h 10 min`. */
export const lengthText = (seconds: number): string => {
  const whole = Math.round(seconds)
  const named: readonly (readonly [number, string])[] = [
    [Math.floor(whole / 3600), 'h'],
    [Math.floor(whole / 60) % 60, 'min'],
    [whole % 60, 's'],
  ]
  const told = named.filter(([count]) => count > 0).map(([count, unit]) => `${count} ${unit}`)
  return told.length === 0 ? '0 s' : told.join(' ')
}

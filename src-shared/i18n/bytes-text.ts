import type { Language } from './language.ts'

const units = ['byte', 'kilobyte', 'megabyte', 'gigabyte', 'terabyte'] as const

/** A size as a person says it: 1,4 GB. Thousands, as disks are sold. */
export const bytesText = (bytes: number, language: Language): string => {
  const step = bytes < 1 ? 0 : Math.min(units.length - 1, Math.floor(Math.log10(bytes) / 3))
  return new Intl.NumberFormat(language, { style: 'unit', unit: units[step] ?? 'byte', maximumFractionDigits: step > 2 ? 1 : 0 }).format(
    bytes / 1000 ** step,
  )
}

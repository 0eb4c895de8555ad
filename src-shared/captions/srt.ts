import { blocksOf, cueOf, type ReadCaptions, sorted } from './cue.ts'

const time = /^(\d{1,3}):([0-5]?\d):([0-5]?\d)(?:[,.](\d{1,3}))?$/

const secondsOf = (text: string): number | null => {
  const [, hours, minutes, seconds, fraction = '0'] = time.exec(text) ?? []
  return hours === undefined ? null : Number(hours) * 3600 + Number(minutes) * 60 + Number(seconds) + Number(fraction.padEnd(3, '0')) / 1000
}

/** Reads SubRip, as most programs write it. What it marks is kept as WebVTT has it: slanted, bold, underlined. */
export const readSrt = (text: string): ReadCaptions =>
  sorted(blocksOf(text).map((block) => cueOf(block, { read: secondsOf, example: '00:00:01,000 --> 00:00:04,000' }, toVttText)))

/** Whether a text is SubRip, whatever its name says. */
export const looksLikeSrt = (text: string): boolean => /^\ufeff?\s*(?:\d+\s*[\r\n]+)?\d{1,3}:\d{1,2}:\d{1,2}[,.]\d{1,3}\s*-->/.test(text)

const toVttText = (lines: readonly string[]): string =>
  lines
    .join('\n')
    // Placing and colours, which other programs write into the text.
    .replaceAll(/\{\\[^}]*\}/g, '')
    .replaceAll(/<\/?font[^>]*>/gi, '')
    .replaceAll(/&(?!(?:amp|lt|gt|nbsp|lrm|rlm|#\d+|#x[\da-f]+);)/gi, '&amp;')
    .replaceAll(/<(?!\/?[biu]>)/gi, '&lt;')
    .replaceAll(/<(\/?)([BIU])>/g, (_, slash: string, mark: string) => `<${slash}${mark.toLowerCase()}>`)
    .trim()

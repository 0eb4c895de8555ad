import { arrow, blocksOf, type Cue, cueOf, type ReadCaptions, sorted } from './cue.ts'

const time = /^(?:(\d{2,}):)?([0-5]\d):([0-5]\d)\.(\d{3})$/

const secondsOf = (text: string): number | null => {
  const [, hours = '0', minutes, seconds, thousandths] = time.exec(text) ?? []
  if (minutes === undefined) return null
  return (Number(hours) * 3_600_000 + Number(minutes) * 60_000 + Number(seconds) * 1000 + Number(thousandths)) / 1000
}

/** Reads WebVTT (W3C): comments, styles and regions are passed over. */
export const readVtt = (text: string): ReadCaptions => {
  const [head, ...blocks] = blocksOf(text)
  if (!/^WEBVTT(?:[ \t]|$)/.test(head?.[0]?.text ?? ''))
    return { cues: [], problems: [{ line: 1, text: 'the first line has to be WEBVTT; write it there' }] }
  const beginsLate = head?.find((line) => line.text.includes(arrow))
  const early =
    beginsLate === undefined ? [] : [{ line: beginsLate.line, text: 'an empty line has to stand between WEBVTT and the first caption; put one in' }]
  const cues = blocks.filter((block) => !/^(?:NOTE|STYLE|REGION)(?:[ \t]|$)/.test(block[0]?.text ?? ''))
  return sorted([...early, ...cues.map((block) => cueOf(block, { read: secondsOf, example: '00:01.000 --> 00:04.000' }))])
}

/** A WebVTT file with these cues. */
export const writeVtt = (cues: readonly Cue[]): string =>
  `WEBVTT\n\n${cues.map(({ from, to, text }) => `${stamp(from)} ${arrow} ${stamp(to)}\n${text}\n`).join('\n')}`

const stamp = (seconds: number): string => {
  const ms = Math.round(seconds * 1000)
  const digits = (n: number, count: number) => String(Math.floor(n)).padStart(count, '0')
  return `${digits(ms / 3_600_000, 2)}:${digits((ms / 60_000) % 60, 2)}:${digits((ms / 1000) % 60, 2)}.${digits(ms % 1000, 3)}`
}

import { ffmpeg } from './process.mjs'

/** The level that the kiosk brings every talk to (EBU R 128). */
const target = -23

/** Integrated loudness in LUFS, by EBU R 128. */
const loudnessOf = async (file) => {
  const { err } = await ffmpeg(['-i', file, '-vn', '-af', 'ebur128=framelog=verbose', '-f', 'null', '-'])
  const summary = /Integrated loudness:\s*I:\s*(-?\d+(?:\.\d+)?) LUFS/.exec(err)
  if (summary === null) throw new Error(`ffmpeg measured no loudness in ${file}.`)
  return Number(summary[1])
}

/** What must be added to the recording to reach the target, in dB to one decimal. */
export const gainOf = async (file) => Math.round((target - (await loudnessOf(file))) * 10) / 10

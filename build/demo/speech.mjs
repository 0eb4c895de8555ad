import { readFile, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { inParallel, run } from './process.mjs'

const rate = 22_050
const quiet = 90

/** The samples of a mono 16 bit wav of espeak-ng, without the silence around them. */
const samplesOf = (wav) => {
  const at = wav.indexOf('data', 12, 'latin1') + 8
  const bytes = wav.subarray(at)
  const samples = new Int16Array(bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + (bytes.length & ~1)))
  let from = 0
  let to = samples.length
  while (from < to && Math.abs(samples[from]) < quiet) from++
  while (to > from && Math.abs(samples[to - 1]) < quiet) to--
  return samples.subarray(from, to)
}

const speak = async (text, voice, file) => {
  await run('espeak-ng', ['-v', voice.name, '-s', String(voice.wordsPerMinute), '-p', String(voice.pitch), '-w', file, text])
  return samplesOf(await readFile(file))
}

/** Speaks sentences one by one, so that each one's length is known: `[{ samples, seconds }]`. */
export const speakAll = (sentences, directory) =>
  inParallel(sentences, 2, async ({ text, voice }, index) => {
    const samples = await speak(text, voice, path.join(directory, `sentence-${index}.wav`))
    return { samples, seconds: samples.length / rate }
  })

const header = (bytes) => {
  const head = Buffer.alloc(44)
  head.write('RIFF', 0)
  head.writeUInt32LE(36 + bytes, 4)
  head.write('WAVEfmt ', 8)
  head.writeUInt32LE(16, 16)
  head.writeUInt16LE(1, 20)
  head.writeUInt16LE(1, 22)
  head.writeUInt32LE(rate, 24)
  head.writeUInt32LE(rate * 2, 28)
  head.writeUInt16LE(2, 32)
  head.writeUInt16LE(16, 34)
  head.write('data', 36)
  head.writeUInt32LE(bytes, 40)
  return head
}

/** Writes one wav of `total` seconds with each piece at its place: `[{ at, samples }]`, seconds. */
export const writeSpeech = async (file, pieces, total) => {
  const track = new Int16Array(Math.round(total * rate))
  for (const { at, samples } of pieces) track.set(samples, Math.round(at * rate))
  await writeFile(file, Buffer.concat([header(track.byteLength), Buffer.from(track.buffer)]))
}

import { readFile } from 'node:fs/promises'
import { captionRemarks } from '../../src-shared/captions/remarks.ts'
import { looksLikeSrt, readSrt } from '../../src-shared/captions/srt.ts'
import { readVtt, writeVtt } from '../../src-shared/captions/vtt.ts'
import type { Located } from '../draft/located.ts'
import { shownPath } from '../draft/open-draft.ts'

export type Captions = {
  /** The same as a WebVTT file in UTF-8. */
  readonly vtt: string
  readonly problems: readonly Located[]
  /** What makes them hard to read beside a recording of so many seconds. */
  remarks(duration: number): readonly Located[]
}

/** Reads a file of captions, WebVTT or SubRip by what stands in it, in whatever letters it was saved. Rejects with the file system's error. */
export const readCaptions = async (path: string): Promise<Captions> => {
  const { text, guessed } = decoded(await readFile(path))
  const name = shownPath(path)
  const lines = text.split(/\r\n|\n|\r/)
  const located = (problem: { readonly line: number; readonly text: string }): Located => ({
    file: name,
    ...problem,
    excerpt: lines[problem.line - 1] ?? '',
  })
  const isSrt = looksLikeSrt(text)
  const { cues, problems } = isSrt ? readSrt(text) : readVtt(text)
  const empty = cues.length === 0 && problems.length === 0 ? [{ file: name, line: 1, text: 'there is no caption in this file' }] : []
  const oldLetters: readonly Located[] = guessed
    ? [
        {
          file: name,
          line: 1,
          text: 'it is not written in UTF-8 and was read as Windows-1252; look at å, ä, ö, æ and ø in it, or save it anew as UTF-8',
        },
      ]
    : []
  return {
    vtt: isSrt ? writeVtt(cues) : text,
    problems: [...empty, ...problems.map(located)],
    remarks: (duration) => [...oldLetters, ...captionRemarks(cues, duration).map(located)],
  }
}

const decoded = (bytes: Uint8Array): { readonly text: string; readonly guessed: boolean } => {
  const [first, second] = bytes
  if (first === 0xff && second === 0xfe) return { text: new TextDecoder('utf-16le').decode(bytes), guessed: false }
  if (first === 0xfe && second === 0xff) return { text: new TextDecoder('utf-16be').decode(bytes), guessed: false }
  try {
    return { text: new TextDecoder('utf-8', { fatal: true }).decode(bytes), guessed: false }
  } catch {
    // Programs for Windows still write SubRip in these letters.
    return { text: new TextDecoder('windows-1252').decode(bytes), guessed: true }
  }
}

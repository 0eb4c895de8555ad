import { readFile } from 'node:fs/promises'
import { createInterface } from 'node:readline/promises'
import { Writable } from 'node:stream'
import { causeText } from '../../src-shared/result/result.ts'

const pinForm = /^\d{4,12}$/

export type AskedPin = { readonly pin: string } | { readonly refused: string }

/** The PIN on the first line of a file: a program with windows has no terminal to ask in on Windows. */
export const pinInFile = async (path: string): Promise<AskedPin> => {
  try {
    // Editors of Windows begin a file with a mark of their own.
    const [first = ''] = (await readFile(path, 'utf8')).replace(/^\uFEFF/, '').split('\n')
    return judged(first.trim())
  } catch (cause) {
    return { refused: `${path} cannot be read (${causeText(cause)}). Nothing was changed.` }
  }
}

/** A new PIN; or the sentence that says why there is none. Nothing of it is shown. From a pipe, the first line is it. */
export const askPin = async (): Promise<AskedPin> => {
  const muted = new Writable({ write: (_chunk, _encoding, done) => done() })
  const terminal = process.stdin.isTTY
  const lines = createInterface({ input: process.stdin, output: muted, terminal })
  const ask = async (question: string): Promise<string> => {
    process.stderr.write(question)
    const answer = await lines.question('')
    process.stderr.write('\n')
    return answer.trim()
  }
  try {
    if (!terminal) {
      const first = await lines[Symbol.asyncIterator]().next()
      return judged(first.done === true ? '' : first.value.trim())
    }
    const pin = await ask('New staff PIN, 4 to 12 digits: ')
    if (pin !== (await ask('Once more: '))) return { refused: 'The two are not the same. Nothing was changed.' }
    return judged(pin)
  } finally {
    lines.close()
  }
}

const judged = (pin: string): AskedPin =>
  pinForm.test(pin) ? { pin } : { refused: 'A PIN has 4 to 12 digits and nothing else. Nothing was changed.' }

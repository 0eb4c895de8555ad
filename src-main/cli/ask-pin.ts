import { createInterface } from 'node:readline/promises'
import { Writable } from 'node:stream'

const pinForm = /^\d{4,12}$/

/** A new PIN; or the sentence that says why there is none. Nothing of it is shown. From a pipe, the first line is it. */
export const askPin = async (): Promise<{ readonly pin: string } | { readonly refused: string }> => {
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

const judged = (pin: string) => (pinForm.test(pin) ? { pin } : { refused: 'A PIN has 4 to 12 digits and nothing else. Nothing was changed.' })

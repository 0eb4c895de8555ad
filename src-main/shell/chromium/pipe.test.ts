import { PassThrough } from 'node:stream'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { openPipe, type ProtocolEvent } from './pipe.ts'

const fixture = () => {
  const toBrowser = new PassThrough()
  const fromBrowser = new PassThrough()
  const events: ProtocolEvent[] = []
  const pipe = openPipe(toBrowser, fromBrowser)
  pipe.onEvent((event) => events.push(event))
  return { pipe, events, toBrowser, fromBrowser }
}

describe('the DevTools pipe', () => {
  it('matches answers with questions, in whatever order they come', async () => {
    const { pipe, toBrowser, fromBrowser } = fixture()
    const first = pipe.send('A')
    const second = pipe.send('B', { x: 1 }, 's')
    expect(String(toBrowser.read())).toBe('{"id":1,"method":"A","params":{}}\0{"id":2,"method":"B","params":{"x":1},"sessionId":"s"}\0')
    fromBrowser.write('{"id":2,"result":{"n":2}}\0{"id":1,"error":{"message":"no"}}\0')
    await expect(second).resolves.toEqual({ n: 2 })
    await expect(first).rejects.toThrow('no')
  })

  it('puts messages together however they were cut on the way', async () => {
    const said = ['å', '', '\u{1F600} and more'].map((text) => ({ method: 'Said', params: { text } }))
    const bytes = Buffer.from(said.map((one) => `${JSON.stringify(one)}\0`).join(''))
    await fc.assert(
      fc.asyncProperty(fc.array(fc.nat(bytes.length), { maxLength: 6 }), async (cuts) => {
        const { events, fromBrowser } = fixture()
        const at = [0, ...cuts.sort((a, b) => a - b), bytes.length]
        for (const [index, from] of at.slice(0, -1).entries()) fromBrowser.write(bytes.subarray(from, at[index + 1]))
        await new Promise((resolve) => fromBrowser.end(resolve))
        await new Promise(setImmediate)
        expect(events).toEqual(said)
      }),
      { numRuns: 30 },
    )
  })

  it('refuses all questions once the browser is gone', async () => {
    const { pipe, fromBrowser } = fixture()
    const asked = pipe.send('A')
    fromBrowser.destroy()
    await expect(asked).rejects.toThrow('closed')
    await expect(pipe.send('B')).rejects.toThrow('closed')
  })
})

import { existsSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { createPacResolver } from 'pac-resolver'
import { QuickJS } from 'quickjs-wasi'
import { type ProxyChoice, readProxyAnswer } from '../../../../src-shared/packs/proxy-answer.ts'
import { causeText, fail, ok, type Result } from '../../../../src-shared/result/result.ts'
import type { SourceFailure } from '../../reader/pack-source.ts'

/** A proxy script that is loaded: the ways to an address, as it sees them. */
export type PacScript = { find(url: URL): Promise<Result<readonly ProxyChoice[], SourceFailure>> }

/**
 * QuickJS asks this often whether to go on: about a third of a second of running in all, while which nothing else of
 * the kiosk runs. Counted and not timed, because looking up a name may take its time.
 */
const mostSteps = 10_000
/** A script that waits for a name server may wait so long. */
const patience = 5000
/** Chromium remembers as well: asked again for each megabyte, a script is only a brake. */
const remembered = 500

/** Loads a proxy script into an interpreter of its own (QuickJS in WebAssembly), which reaches nothing of this process. */
export const loadPacScript = async (script: string): Promise<Result<PacScript, SourceFailure>> => {
  let steps = 0
  const answers = new Map<string, readonly ProxyChoice[]>()
  try {
    const machine = await QuickJS.create({ wasm: await interpreter(), interruptHandler: () => ++steps > mostSteps })
    // The library prints what a script has to say; nobody reads that here.
    const resolve = createPacResolver(machine, script, { sandbox: { alert: () => undefined } })
    return ok({
      find: async (url) => {
        // As browsers do: the script learns no path, which may be nobody's business.
        const asked = `${url.protocol}//${url.host}/`
        const known = answers.get(asked)
        if (known !== undefined) return ok(known)
        steps = 0
        try {
          const answer = await inTime(resolve(asked, url.hostname))
          const choices = readProxyAnswer(answer)
          if (choices === null) return fail('proxy-script', { cause: `it answers ${JSON.stringify(answer)}` })
          if (answers.size >= remembered) answers.clear()
          answers.set(asked, choices)
          return ok(choices)
        } catch (cause) {
          return fail('proxy-script', { cause: steps > mostSteps ? 'it does not come to an end' : causeText(cause) })
        }
      },
    })
  } catch (cause) {
    return fail('proxy-script', { cause: steps > mostSteps ? 'it does not come to an end' : causeText(cause) })
  }
}

const inTime = async (answer: Promise<string>): Promise<string> => {
  let timer: ReturnType<typeof setTimeout> | undefined
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error('it waits for a name server')), patience)
  })
  try {
    return await Promise.race([answer, late])
  } finally {
    clearTimeout(timer)
  }
}

/** The interpreter's program: beside the bundle (build/vite.main.config.ts), or in its package where the sources run as they are. */
const interpreter = (): Promise<Uint8Array<ArrayBuffer>> => {
  const beside = new URL('./quickjs.wasm', import.meta.url)
  return readFile(existsSync(beside) ? beside : new URL('./quickjs.wasm', import.meta.resolve('quickjs-wasi/package.json')))
}

import { readFile } from 'node:fs/promises'
import { Agent, request } from 'undici'
import type { ProxyChoice } from '../../../../src-shared/packs/proxy-answer.ts'
import { causeText, fail, ok, type Result } from '../../../../src-shared/result/result.ts'
import type { SourceFailure } from '../../reader/pack-source.ts'
import { loadPacScript, type PacScript } from './pac-script.ts'

/** A script is looked at anew after so long; one that could not be had, sooner. */
const freshFor = 60 * 60_000
const againAfter = 30_000
const longest = 1024 * 1024
const patience = 10_000

/** A proxy script in a file or at an address, which is asked directly: it is what names the proxies. */
export const createPacFile = (place: string) => {
  let loaded: { readonly script: Promise<Result<PacScript, SourceFailure>>; until: number } | null = null

  const current = (): Promise<Result<PacScript, SourceFailure>> => {
    if (loaded !== null && performance.now() < loaded.until) return loaded.script
    const next = { script: load(place), until: performance.now() + freshFor }
    loaded = next
    void next.script.then(({ ok: good }) => {
      if (!good) next.until = performance.now() + againAfter
    })
    return next.script
  }

  return {
    find: async (url: URL): Promise<Result<readonly ProxyChoice[], SourceFailure>> => {
      const script = await current()
      return script.ok ? script.value.find(url) : script
    },
  }
}

const load = async (place: string): Promise<Result<PacScript, SourceFailure>> => {
  const text = await textOf(place)
  return text.ok ? loadPacScript(text.value) : text
}

const textOf = async (place: string): Promise<Result<string, SourceFailure>> => {
  try {
    return ok(/^https?:\/\//i.test(place) ? await textAt(place) : await readFile(place, 'utf8'))
  } catch (cause) {
    return fail('proxy-script', { cause: `${place}: ${causeText(cause)}` })
  }
}

const textAt = async (address: string): Promise<string> => {
  const dispatcher = new Agent({ maxResponseSize: longest, connect: { timeout: patience } })
  try {
    const { statusCode, body } = await request(address, { dispatcher, signal: AbortSignal.timeout(patience) })
    if (statusCode !== 200) throw new Error(`status ${statusCode}`)
    return await body.text()
  } finally {
    await dispatcher.destroy()
  }
}

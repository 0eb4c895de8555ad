import { Stop } from './say.ts'

/** Runs what may be stopped with Ctrl+C. It is then told by its signal, tidies up, and ends with `sentence` and code 130. */
export const interruptible = async <T>(sentence: string, run: (signal: AbortSignal) => Promise<T>): Promise<T> => {
  const controller = new AbortController()
  const stop = () => controller.abort(new Stop(`\n${sentence}`, 130))
  for (const name of ['SIGINT', 'SIGTERM'] as const) process.on(name, stop)
  try {
    return await run(controller.signal)
  } finally {
    for (const name of ['SIGINT', 'SIGTERM'] as const) process.off(name, stop)
  }
}

import { pathToFileURL } from 'node:url'
import { inRepository } from '../setup/paths.mjs'

/** The organiser's commands. Paths are meant from where npm was called, not from the repository. */
export const desk = async (argv) => {
  const { runDesk } = await import(pathToFileURL(inRepository('src-desk', 'desk.ts')).href)
  if (process.env.INIT_CWD !== undefined) process.chdir(process.env.INIT_CWD)
  return runDesk(argv.length === 0 ? ['--help'] : argv)
}

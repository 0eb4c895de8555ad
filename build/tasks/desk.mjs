import { pathToFileURL } from 'node:url'
import { ensureLeadPage } from '../setup/bundles.mjs'
import { inRepository } from '../setup/paths.mjs'

/** The organiser's commands. Paths are meant from where npm was called, not from the repository. */
export const desk = async (argv) => {
  if (argv[0] === 'plenary' && !argv.includes('--help')) await ensureLeadPage()
  const { runDesk } = await import(pathToFileURL(inRepository('src-desk', 'desk.ts')).href)
  if (process.env.INIT_CWD !== undefined) process.chdir(process.env.INIT_CWD)
  return runDesk(argv.length === 0 ? ['--help'] : argv)
}

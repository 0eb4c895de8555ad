import { join } from 'node:path'
import { runTalkroom } from '../../src-main/cli/run-talkroom.ts'
import { cache } from '../setup/paths.mjs'

/** The commands for IT staff, on the kiosk that `npm start` runs. Paths are meant from where npm was called. */
export const talkroom = async (argv) => {
  if (process.env.INIT_CWD !== undefined) process.chdir(process.env.INIT_CWD)
  return runTalkroom(argv, { profile: join(cache, 'profile') })
}

import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { makeDemoPack } from '../demo/make-demo-pack.mjs'
import { makeTestPack } from '../demo/make-test-talks.mjs'
import { cache } from './paths.mjs'
import { SetupStop, say } from './say.mjs'

const demoPack = join(cache, 'demo-pack')

/** True when it must be made first, which takes ffmpeg and espeak-ng. */
export const demoPackMissing = () => !existsSync(join(demoPack, 'seminar.json'))

/** Makes the demo seminar when it is not there or its script changed: two talks with picture, speech and captions. */
export const ensureDemoPack = async () => {
  try {
    await makeDemoPack({ out: demoPack, say })
  } catch (error) {
    throw new SetupStop(`The demo seminar could not be made: ${error instanceof Error ? error.message : error}`)
  }
  return demoPack
}

/** The demo seminar with two long real talks, for the end-to-end tests: minutes of work once, then kept. */
export const ensureTestPack = async () => {
  try {
    await makeTestPack({ out: join(cache, 'test-talks'), pack: join(cache, 'test-pack'), say })
  } catch (error) {
    throw new SetupStop(`The long talks for the tests could not be made: ${error instanceof Error ? error.message : error}`)
  }
}

import { fail } from '../../../src-shared/result/result.ts'
import type { PlenaryMedia } from './plenary-media.ts'

/** No media server: everything but sound and picture works. */
export const createNoMedia = (): PlenaryMedia => ({
  seat: () => Promise.resolve(fail('media-down')),
  resume: () => Promise.resolve(fail('no-seat')),
  setStage: () => undefined,
  isUp: () => false,
  onTrespass: () => () => undefined,
  close: () => Promise.resolve(),
})

import { join } from 'node:path'

export const root = join(import.meta.dirname, '../../..')
/** Another build than `dist` may be tested while somebody works on the sources. */
export const dist = process.env.TALKROOM_TEST_DIST ?? join(root, 'dist')

import { cpSync, mkdirSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { startNginx } from '../bare.mjs'
import { sealAs, withRoom } from '../packs/lay-out.mjs'
import { measured } from '../packs/run.mjs'
import { inPairs, pairedEntry } from '../pairs.mjs'
import { framesIn } from './talk.mjs'

/** The test talks as a signed pack, taken into a store as a kiosk does it. */
const storeOf = async (pack, folder) => {
  const { files, ...content } = JSON.parse(readFileSync(join(pack, 'seminar.json'), 'utf8'))
  const signed = join(folder, 'pack')
  for (const { path } of files) {
    mkdirSync(dirname(join(signed, path)), { recursive: true })
    cpSync(join(pack, path), join(signed, path))
  }
  await sealAs(signed, content)
  const nginx = await startNginx(folder)
  try {
    await measured('take-in.mjs', `${nginx.origin}/talks/pack`, join(folder, 'packs'))
  } finally {
    await nginx.stop()
  }
  return join(folder, 'packs')
}

const named = (frames) => ({ 'pack.verifiedRead': frames['talk.firstFrame'], 'pack.verifiedSeek': frames['talk.seek'] })

/** The first frame of a talk and the frame after "back ten seconds": out of the store, where every chunk is proven before it is shown, against a folder that is read as it lies. */
export const verifiedRead = {
  names: ['pack.verifiedRead', 'pack.verifiedSeek'],
  run: (place, note) =>
    withRoom(2_000_000_000, async (folder) => {
      note('taking the test talks in')
      const store = await storeOf(place.pack, folder)
      const taken = await inPairs({
        runs: 7,
        note,
        ours: async () => named(await framesIn({ ...place, pack: null }, (profile) => cpSync(store, join(profile, 'packs'), { recursive: true }))),
        bare: async () => named(await framesIn(place)),
      })
      return { entries: { ...pairedEntry('pack.verifiedRead', 1.05, 'ms', taken), ...pairedEntry('pack.verifiedSeek', 1.05, 'ms', taken) }, taken }
    }),
}

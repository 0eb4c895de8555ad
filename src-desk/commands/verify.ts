import type { Command } from 'commander'
import { checkContent, rangeText } from '../../src-main/packs/reader/check-content.ts'
import { openPack } from '../open-source.ts'
import { withProgress } from '../progress.ts'
import { bytesText, filesText, Stop, say } from '../say.ts'

export const registerVerify = (program: Command): void => {
  program
    .command('verify')
    .description('read a pack through as a kiosk does, every byte of it')
    .argument('<pack>', 'a folder or a .talkpack file')
    .action(async (path: string) => {
      const { source, pack } = await openPack(path)
      const { manifest, fingerprint } = pack
      const total = manifest.files.reduce((all, { size }) => all + size, 0)
      const bad = await withProgress('Reading', total, (bar) =>
        checkContent(source, pack, { signal: new AbortController().signal, onProgress: bar.add }),
      )
      await source.close()
      const sizes = new Map(manifest.files.map((file) => [file.path, file.size]))
      const lines = bad.map(({ path: file, why, chunk, cause }) => {
        if (why === 'chunk') return `${file}: bytes ${rangeText(sizes.get(file) ?? 0, chunk ?? 0)} are not what was signed`
        return why === 'missing' ? `${file}: is missing` : `${file}: cannot be read as it was signed${cause === undefined ? '' : ` (${cause})`}`
      })
      if (lines.length > 0) throw new Stop(`${path} is damaged. Copy it again from where it was built, or sign it again:\n  ${lines.join('\n  ')}`)
      say(`${manifest.id}, version ${manifest.version}: whole. ${filesText(manifest.files.length)}, ${bytesText(total)}, signed by ${fingerprint}.`)
    })
}

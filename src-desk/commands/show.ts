import type { Command } from 'commander'
import { type Language, languages, localized } from '../../src-shared/i18n/language.ts'
import type { Manifest } from '../../src-shared/seminar/schema.ts'
import { openPack } from '../open-source.ts'
import { bytesText, filesText, Stop, say } from '../say.ts'

/** When each item begins as planned, in minutes of the day: a fixed one at its time, the others one after the other. */
export const timesOf = ({ start, programme }: Pick<Manifest, 'start' | 'programme'>): readonly { readonly from: number; readonly to: number }[] => {
  const minuteOf = (clock: string) => Number(clock.slice(0, 2)) * 60 + Number(clock.slice(3, 5))
  let at = minuteOf(start.slice(11))
  return programme.map((segment) => {
    const from = segment.fixedAt === undefined ? at : minuteOf(segment.fixedAt)
    at = from + segment.seconds / 60
    return { from, to: at }
  })
}

const clock = (minutes: number): string => `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(Math.floor(minutes % 60)).padStart(2, '0')}`

export const registerShow = (program: Command): void => {
  program
    .command('show')
    .description('print the programme of a pack, minute by minute')
    .argument('<pack>', 'a folder or a .talkpack file')
    .option('--lang <language>', 'sv, en or da', 'sv')
    .action(async (path: string, { lang }: { readonly lang: string }) => {
      const language = languages.find((one): one is Language => one === lang)
      if (language === undefined) throw new Stop(`--lang needs one of ${languages.join(', ')}, and "${lang}" is none.`, 2)
      const { source, pack } = await openPack(path)
      await source.close()
      for (const line of programmeLines(pack.manifest, language)) say(line)
      const total = pack.manifest.files.reduce((all, { size }) => all + size, 0)
      say()
      say(`${filesText(pack.manifest.files.length)}, ${bytesText(total)}; signed by ${pack.fingerprint}`)
    })
}

/** The programme as a table: from, to, minutes, what, and what may happen to its length. */
export const programmeLines = (manifest: Manifest, language: Language): readonly string[] => {
  const times = timesOf(manifest)
  const rows = manifest.programme.map((segment, index) => {
    const { from, to } = times[index] ?? { from: 0, to: 0 }
    const notes = [
      segment.fixedAt === undefined ? '' : 'fixed',
      segment.minimumSeconds === undefined || segment.fixedAt !== undefined ? '' : `at least ${Math.ceil(segment.minimumSeconds / 60)} min`,
    ].filter((note) => note !== '')
    return `${clock(from)}–${clock(to)}  ${String(Math.round(to - from)).padStart(3)} min  ${segment.kind.padEnd(10)}  ${localized(segment.title, language)}${notes.length === 0 ? '' : `  (${notes.join(', ')})`}`
  })
  return [`${localized(manifest.title, language)}, ${manifest.start.slice(0, 10)}, ${manifest.timeZone}, version ${manifest.version}`, '', ...rows]
}

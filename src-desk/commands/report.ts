import { writeFile } from 'node:fs/promises'
import { type Command, Option } from 'commander'
import { type Language, languages } from '../../src-shared/i18n/language.ts'
import type { Report } from '../../src-shared/report/report.ts'
import { reportOf, type SeminarResults } from '../../src-shared/report/report-of.ts'
import { causeText } from '../../src-shared/result/result.ts'
import type { Manifest } from '../../src-shared/seminar/schema.ts'
import { openPack } from '../open-source.ts'
import { printPdf } from '../report/print-pdf.ts'
import { readPlaces } from '../report/read-places.ts'
import { reportHtml } from '../report/report-html.ts'
import { remark, Stop, say } from '../say.ts'

type Options = { readonly from: readonly string[]; readonly out: string; readonly pdf?: boolean; readonly lang: Language; readonly title?: string }

export const registerReport = (program: Command): void => {
  program
    .command('report')
    .description('write an evaluation report over one or several seminars: a page for a browser, and a PDF')
    .argument('<packs...>', 'the pack of each seminar')
    .option(
      '--from <place>',
      "where results are: the folder of 'desk plenary', its database, or the folder that rooms deliver to; may come several times",
      collect,
      [],
    )
    .option('--out <file>', 'the page', 'report.html')
    .option('--pdf', 'a PDF beside it, printed by Chromium')
    .addOption(new Option('--lang <language>', 'of the report').choices(languages).default('sv'))
    .option('--title <text>', 'what stands above it')
    .addHelpText(
      'after',
      '\nBelow the minimum count of an evaluation nothing of it is shown. docs/report.md says what is, and what to look at before it is passed on.',
    )
    .action(async (packs: readonly string[], options: Options) => {
      if (options.from.length === 0)
        throw new Stop("Say where the results are: --from with the folder of 'desk plenary', or the one that rooms deliver to.", 2)
      const manifests: Manifest[] = []
      for (const path of packs) manifests.push(await manifestOf(path, manifests))
      const results = await readPlaces(options.from, manifests)
      const report = reportOf(results, options.lang)
      await write(options.out, reportHtml(report, { language: options.lang, now: Date.now(), title: options.title ?? null }))
      say(`${options.out}: ${report.seminars.length === 1 ? '1 seminar' : `${report.seminars.length} seminars`}.`)
      tellWithheld(report, results)
      if (options.pdf !== true) return
      remark('Printing the PDF …')
      const pdf = options.out.replace(/(\.html?)?$/i, '.pdf')
      await printPdf(options.out, pdf)
      say(`${pdf}: the same, printed.`)
    })
}

const collect = (one: string, all: readonly string[]): readonly string[] => [...all, one]

const manifestOf = async (path: string, before: readonly Manifest[]): Promise<Manifest> => {
  const { source, pack } = await openPack(path)
  await source.close()
  if (before.some(({ id }) => id === pack.manifest.id))
    throw new Stop(`${path} is the seminar ${pack.manifest.id} once more. Name one pack of each.`, 2)
  return pack.manifest
}

const write = async (out: string, text: string): Promise<void> => {
  try {
    await writeFile(out, text, { mode: 0o600 })
  } catch (cause) {
    throw new Stop(`${out} cannot be written: ${causeText(cause)}`)
  }
}

const tellWithheld = ({ seminars }: Report, results: readonly SeminarResults[]): void => {
  for (const { id, evaluations } of seminars)
    for (const { title, minimumCount, shown } of evaluations)
      if (shown === null) say(`  ${id}: "${title}" is not shown, because fewer than ${minimumCount} have answered.`)
  for (const { manifest, items } of results)
    if (items.length === 0) say(`  ${manifest.id}: nothing has come in. Is a place missing? --from names it.`)
}

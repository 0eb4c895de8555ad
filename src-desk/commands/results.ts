import { writeFile } from 'node:fs/promises'
import { type Command, Option } from 'commander'
import { causeText } from '../../src-shared/result/result.ts'
import { openPack } from '../open-source.ts'
import { type DataAt, openData } from '../plenary/open-data.ts'
import { printResults, type ResultFormat, resultFormats } from '../plenary/results/print.ts'
import { resultsOf } from '../plenary/results/rows.ts'
import { remark, Stop, say } from '../say.ts'
import { storeOption } from './store-option.ts'

type Options = DataAt & { readonly pack: string; readonly format: ResultFormat; readonly out?: string }

export const registerResults = (program: Command): void => {
  program
    .command('results')
    .description("export what rooms delivered: main points, takeaways and evaluations. Also while 'desk plenary' runs")
    .requiredOption('--pack <folder>', "the seminar's pack")
    .option('--data <folder>', "the folder of 'desk plenary'", 'plenary-data')
    .addOption(storeOption())
    .addOption(new Option('--format <format>', 'as a table or as JSON').choices(resultFormats).default('csv'))
    .option('--out <file>', 'where to; without it, to the terminal')
    .action(async ({ pack: path, format, out, ...at }: Options) => {
      const { source, pack } = await openPack(path)
      await source.close()
      const store = await openData(at, pack.manifest.id, 'read')
      const results = resultsOf(await store.items(), pack.manifest)
      await store.close()
      const text = printResults(results, pack.manifest.id, format)
      if (out === undefined) process.stdout.write(text)
      else await writeOut(out, text, results.rows.length)
      for (const { segment, question, minimumCount } of results.withheld)
        remark(
          `Left out: ${question === null ? '' : `the question "${question}" of `}the evaluation "${segment}", because fewer than ${minimumCount} have answered.`,
        )
      if (results.left > 0)
        remark(`Left out: ${results.left === 1 ? '1 item' : `${results.left} items`} that this version of the seminar does not ask for.`)
    })
}

const writeOut = async (out: string, text: string, rows: number): Promise<void> => {
  try {
    await writeFile(out, text, { mode: 0o600 })
  } catch (cause) {
    throw new Stop(`${out} cannot be written: ${causeText(cause)}`)
  }
  say(`${rows === 1 ? '1 line' : `${rows} lines`} in ${out}.`)
}

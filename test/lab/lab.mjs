import { mkdirSync, writeFileSync } from 'node:fs'
import { inRepository, repository } from '../../build/setup/paths.mjs'
import { lastLines, say, seconds, showing } from '../../build/setup/say.mjs'
import { makeFirstDisk } from './first-disk.mjs'
import { ensureKernel } from './kernel.mjs'
import { bootMachine } from './machine.mjs'

const guest = inRepository('test', 'lab', 'guest.ts')

/** Run by the machine's first process in this very folder; the machine is off when the steps are done. */
const script = `export PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin HOME=/tmp NODE_NO_WARNINGS=1
ip link set lo up 2>/dev/null
cd ${repository} && ${process.execPath} ${guest}
echo o > /proc/sysrq-trigger
sleep 60`

const summary = (values) => {
  const sorted = values.toSorted((a, b) => a - b)
  const at = (share) => sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))]
  const round = (value) => Math.round(value * 10) / 10
  return { median: round(at(0.5)), most: round(at(1)), count: sorted.length }
}

const bootOnce = async (kernel, disk) => {
  const steps = []
  const measures = {}
  let ended = false
  const { printed, late } = await showing('The lab', (note) =>
    bootMachine({
      kernel,
      disk,
      note,
      take: (line) => {
        if (line.kind === 'step') {
          steps.push(line)
          note(line.title)
        }
        if (line.kind === 'measure') measures[line.name] = summary(line.values)
        if (line.kind === 'end') ended = true
      },
    }),
  )
  return { steps, measures, ended, printed, late }
}

/** Boots the lab, runs every step, and writes what was measured. Answers with the totals. */
export const runLab = async () => {
  const began = performance.now()
  const kernel = await ensureKernel()
  const directory = inRepository('.cache', 'lab')
  writeFileSync(`${directory}/guest.sh`, script)
  const disk = await makeFirstDisk(kernel, `${directory}/guest.sh`)
  let run = await bootOnce(kernel, disk)
  if (!run.ended && run.late) {
    say('The machine was too busy for the lab. Once more.')
    run = await bootOnce(kernel, disk)
  }
  const { steps, measures, ended, printed, late } = run
  for (const { title, error } of steps) say(`${error === null ? 'ok    ' : 'FAILED'}  ${title}${error === null ? '' : `\n${error}`}`)
  for (const [name, { median, most, count }] of Object.entries(measures))
    say(`        ${name}: ${count === 1 ? median : `median ${median}, at most ${most}, of ${count}`}`)
  if (!ended) say(`FAILED  The lab ${late ? 'took too long' : 'stopped'} before its end:\n${lastLines(printed, 40)}`)
  const passed = steps.filter(({ error }) => error === null).length
  const report = {
    kernel: kernel.version,
    node: process.version,
    seconds: Math.round((performance.now() - began) / 1000),
    steps: steps.map(({ title, error }) => ({ title, ok: error === null })),
    measures,
  }
  mkdirSync(inRepository('out'), { recursive: true })
  writeFileSync(inRepository('out', 'lab.json'), `${JSON.stringify(report, null, 2)}\n`)
  say(`The lab took ${seconds(began)}. Measures: out/lab.json`)
  return { passed, failed: steps.length - passed + (ended ? 0 : 1) }
}

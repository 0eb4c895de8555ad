import { existsSync, readdirSync } from 'node:fs'
import { notMade } from '../audit.mjs'
import { ensurePackages } from '../setup/debian.mjs'
import { inRepository, repository } from '../setup/paths.mjs'
import { run, say, seconds } from '../setup/say.mjs'

const bin = (name) => inRepository('node_modules', '.bin', name)
const hasSources = (folder) =>
  existsSync(inRepository(folder)) && readdirSync(inRepository(folder), { recursive: true }).some((name) => /\.tsx?$/.test(name))

/** Format and lint, the lint that knows types, the types of each project, and what the project is made of. */
export const staticSteps = () => [
  { name: 'format and lint', command: bin('biome'), args: ['check', '--error-on-warnings', '.'] },
  {
    name: 'lint with types',
    command: bin('oxlint'),
    args: ['--type-aware', '--deny-warnings', 'src-shared', 'src-main', 'src-renderer', 'src-desk', 'test', 'build'],
  },
  ...['src-shared', 'src-main', 'src-renderer', 'src-desk', 'test']
    .filter(hasSources)
    .map((project) => ({ name: `types of ${project}`, command: bin('tsc'), args: ['-p', project] })),
  { name: 'supply chain', command: process.execPath, args: [inRepository('build', 'supply-chain.mjs')] },
  { name: 'known weaknesses', command: process.execPath, args: [inRepository('build', 'audit.mjs')], unanswered: notMade },
]

const unitStep = { name: 'unit tests', command: bin('vitest'), args: ['run', '--reporter=dot'] }

/** Runs steps one after the other and says how each went; answers with how many failed, and which could not be made at all. */
export const runSteps = async (steps) => {
  let failed = 0
  const open = []
  for (const { name, command, args, unanswered } of steps) {
    const began = performance.now()
    const { code, output } = await run(command, args, { cwd: repository })
    const isOpen = code === unanswered
    say(`${isOpen ? 'NOT MADE' : code === 0 ? 'ok    ' : 'FAILED'}  ${name} (${seconds(began)})`)
    if (isOpen) open.push(name)
    else if (code !== 0) failed += 1
    if (code !== 0) say(output.trimEnd())
  }
  return { failed, open }
}

/** Everything that can be known of a change without a screen. The two cores take a half each. */
export const check = async () => {
  // The tests of the desk convert real recordings.
  await ensurePackages(['desk'])
  const began = performance.now()
  const results = await Promise.all([runSteps(staticSteps()), runSteps([unitStep])])
  const failed = results.reduce((all, one) => all + one.failed, 0)
  const open = results.flatMap((one) => one.open)
  const but = open.length === 0 ? '' : ` Not made: ${open.join(', ')}.`
  say(failed === 0 ? `All good in ${seconds(began)}.${but}` : `${failed} failed, in ${seconds(began)}.${but}`)
  return failed === 0 ? 0 : 1
}

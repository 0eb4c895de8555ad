import { fileURLToPath } from 'node:url'
import { homeEnvironment, repository } from './setup/paths.mjs'
import { run } from './setup/say.mjs'

/** The exit code of an audit that nobody answered: neither good nor bad is known. */
export const notMade = 3
const grave = ['high', 'critical']

/** What `npm audit --json` said, in one word and the sentences for it. Only a report is an answer: all else is none. */
export const judge = (printed) => {
  let report = null
  try {
    report = JSON.parse(printed)
  } catch {
    return { word: 'not made', sentences: [`npm said nothing that could be read: ${printed.trim().slice(0, 200)}`] }
  }
  const counts = report?.metadata?.vulnerabilities
  if (typeof counts?.total !== 'number' || typeof report.vulnerabilities !== 'object')
    return {
      word: 'not made',
      sentences: [`the registry told nothing of weaknesses (${report?.message ?? report?.error?.summary ?? 'no reason given'})`],
    }
  const found = Object.values(report.vulnerabilities).filter(({ severity }) => grave.includes(severity))
  const titles = (via) => via.map((one) => (typeof one === 'string' ? `by way of ${one}` : `${one.title} (${one.url})`)).join(', ')
  return found.length > 0
    ? { word: 'found', sentences: found.map(({ name, severity, range, via }) => `${name} ${range}: ${severity}: ${titles(via)}`) }
    : { word: 'clean', sentences: [`no grave weakness is known, ${counts.total} lesser ${counts.total === 1 ? 'one' : 'ones'}`] }
}

/** Asks the registry whether a grave weakness is known of anything in the lock of `folder`. */
export const audit = async (folder, registry = /** @type {string | null} */ (null)) => {
  const npm = process.env.npm_execpath
  const [command, first] = npm?.endsWith('.js') ? [process.execPath, [npm]] : ['npm', []]
  const args = [
    ...first,
    'audit',
    '--json',
    '--loglevel=silent',
    '--fetch-retries=0',
    '--fetch-timeout=20000',
    ...(registry === null ? [] : [`--registry=${registry}`]),
  ]
  const { output } = await run(command, args, { cwd: folder, timeout: 40_000, env: { ...process.env, ...homeEnvironment() } })
  return judge(output)
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const { word, sentences } = await audit(repository)
  for (const sentence of sentences) process.stdout.write(`${sentence}\n`)
  process.exitCode = { clean: 0, found: 1, 'not made': notMade }[word]
}

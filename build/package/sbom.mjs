import { readFileSync } from 'node:fs'
import { basename } from 'node:path'
import { inRepository, repository } from '../setup/paths.mjs'
import { lastLines, run, SetupStop } from '../setup/say.mjs'

/**
 * The bill of materials (CycloneDX) that npm writes from the lock file, with only what is really shipped in it: most of
 * the page is made of development dependencies that the bundler took in, and half of the others never leave this machine.
 */
export const shippedBill = async (packages) => {
  const { code, output } = await run('npm', ['sbom', '--sbom-format', 'cyclonedx', '--package-lock-only', '--loglevel=error'], {
    cwd: repository,
    env: { ...process.env, npm_config_update_notifier: 'false' },
  })
  if (code !== 0) throw new SetupStop(`npm could not write the bill of materials:\n${lastLines(output)}`)
  return filterBill(JSON.parse(output), packages)
}

const { version } = JSON.parse(readFileSync(inRepository('package.json'), 'utf8'))

export const filterBill = (bill, packages) => {
  const shipped = new Set(packages.map((one) => `${one.name}@${one.version}`))
  const components = bill.components.filter((one) =>
    shipped.has(`${one.group === undefined || one.group === '' ? '' : `${one.group}/`}${one.name}@${one.version}`),
  )
  const refs = new Set([bill.metadata.component['bom-ref'], ...components.map((one) => one['bom-ref'])])
  const missing = [...shipped].filter((name) => !components.some((one) => name.endsWith(`${basename(one.name)}@${one.version}`)))
  if (missing.length > 0) throw new SetupStop(`The bill of materials lacks: ${missing.join(', ')}`)
  return {
    ...bill,
    metadata: { ...bill.metadata, component: { ...bill.metadata.component, type: 'application', name: 'talkroom', version } },
    components: components.map(({ properties: _, ...one }) => ({ ...one, scope: 'required' })),
    dependencies: bill.dependencies
      .filter(({ ref }) => refs.has(ref))
      .map(({ ref, dependsOn = [] }) => ({ ref, dependsOn: dependsOn.filter((one) => refs.has(one)) })),
  }
}

import { cpSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { inRepository } from '../setup/paths.mjs'
import { SetupStop } from '../setup/say.mjs'
import { bundlesFolder, ensureAppBundles } from './app-bundles.mjs'
import { isAllowed, licenceText, readPackage, shippedLicences } from './licences.mjs'
import { shippedBill } from './sbom.mjs'

/** What comes as it is, beside the bundles: the one native module, and what finds its binary. */
const loose = {
  'node_modules/node-hid': ['package.json', 'nodehid.js', 'binding-options.js', 'LICENSE-bsd.txt', 'README.md'],
  'node_modules/pkg-prebuilds': ['package.json', 'bindings.js', 'lib', 'LICENSE'],
}

const { version, description } = JSON.parse(readFileSync(inRepository('package.json'), 'utf8'))

/**
 * Lays out what a package holds of Talkroom itself, the same for each package but for which roots and binaries it gets:
 * bundles, the native module for that machine, everybody's licences, and the bill of materials.
 */
export const layOutApp = async ({ to, shell, system, extra = [] }) => {
  await ensureAppBundles()
  rmSync(to, { recursive: true, force: true })
  mkdirSync(join(to, 'main'), { recursive: true })
  const root = shell === 'electron' ? 'main' : 'chromium-main'
  const wanted = (name) => name.endsWith('.wasm') || [root, 'talkroom'].some((one) => name === `${one}.js` || name.startsWith(`${one}-`))
  for (const name of readdirSync(join(bundlesFolder, 'main')).filter(wanted)) cpSync(join(bundlesFolder, 'main', name), join(to, 'main', name))
  cpSync(join(bundlesFolder, 'renderer'), join(to, 'renderer'), { recursive: true, filter: (path) => !path.endsWith('packages-renderer.json') })

  for (const [place, files] of Object.entries(loose))
    for (const file of files) cpSync(inRepository(place, file), join(to, place, file), { recursive: true })
  const prebuilds = inRepository('node_modules', 'node-hid', 'prebuilds')
  const native = readdirSync(prebuilds).filter((name) => name.endsWith(`-${system}`))
  if (native.length === 0) throw new SetupStop(`node-hid brings no binary for ${system}.`)
  for (const name of native) cpSync(join(prebuilds, name), join(to, 'node_modules', 'node-hid', 'prebuilds', name), { recursive: true })

  const app = { name: 'talkroom', version, description, type: 'module', main: './main/main.js', license: 'MIT' }
  const desktop = {
    desktopName: 'talkroom.desktop',
    homepage: 'https://talkroom.example.org',
    author: { name: 'Talkroom', email: 'talkroom@example.org' },
  }
  writeFileSync(join(to, 'package.json'), `${JSON.stringify({ ...app, ...desktop }, null, 2)}\n`)

  const packages = shippedPackages(root, [...Object.keys(loose), ...extra])
  const refused = packages.filter(({ licence }) => !isAllowed(licence, shippedLicences))
  if (refused.length > 0)
    throw new SetupStop(
      `These may not be shipped: ${refused.map(({ name, licence }) => `${name} (${licence})`).join(', ')}. Allowed: ${[...shippedLicences].join(', ')}.`,
    )
  writeFileSync(join(to, 'licences.txt'), licenceText(packages))
  writeFileSync(join(to, 'sbom.cdx.json'), `${JSON.stringify(await shippedBill(packages), null, 2)}\n`)
  return { packages, version }
}

/** Everything of others that is in the bundles, or lies beside them. */
const shippedPackages = (root, places) => {
  const lists = [`main/packages-${root}.json`, 'main/packages-talkroom.json', 'renderer/packages-renderer.json']
  const bundled = lists.flatMap((list) => JSON.parse(readFileSync(join(bundlesFolder, list), 'utf8')))
  const all = [...new Set([...bundled, ...places])].map(readPackage)
  return all.sort((a, b) => (a.name < b.name ? -1 : 1))
}

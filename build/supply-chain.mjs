import { existsSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { isAllowed, shippedLicences, toolLicences } from './package/licences.mjs'
import { inRepository } from './setup/paths.mjs'

/** Packages that bring a script for their installation, and why each may be here. None of them is run: npm is told to ignore them. */
export const knownScripts = {
  'electron-winstaller': 'chooses a 7-Zip for a kind of Windows installer that is not built here',
  'node-hid': 'would compile what it brings compiled',
  'unix-dgram': 'would compile what is not used here',
  'tree-sitter-powershell': 'would compile what the check of the Windows scripts uses as WebAssembly',
  fsevents: 'would compile a watcher for macOS',
}

/** Packages that others ask for and no bundle takes in: the list of what is shipped (licences.txt) has none of them. */
export const neverShipped = { argparse: 'only the command line of js-yaml uses it' }

const exact = /^\d+\.\d+\.\d+(-[\w.]+)?$/
const registry = 'https://registry.npmjs.org/'
const nameOf = (place) => place.slice(place.lastIndexOf('node_modules/') + 'node_modules/'.length)

/** What is wrong with what this project is made of, a sentence each. `licenceOf` reads what an installed package says of itself. */
export const findSlips = ({ manifest, lock, npmrc, licenceOf }) => {
  const named = Object.entries({ ...manifest.dependencies, ...manifest.devDependencies, ...manifest.optionalDependencies })
  const packages = Object.entries(lock.packages).filter(([place]) => place !== '')
  return [
    ...named
      .filter(([, version]) => !exact.test(version))
      .map(([name, version]) => `${name} is asked for as "${version}"; an exact version stays what it was.`),
    ...['save-exact=true', 'ignore-scripts=true'].filter((line) => !npmrc.split('\n').includes(line)).map((line) => `.npmrc lacks ${line}.`),
    ...packages.filter(([, one]) => one.link === true).map(([place]) => `${place} is a link to something that no lock holds fast.`),
    // What is for other machines stands in the lock without an address, and is installed by nobody.
    ...packages.filter(([, one]) => one.optional !== true || one.integrity !== undefined).flatMap(([place, one]) => whereFrom(place, one)),
    ...packages
      .filter(([place, one]) => one.hasInstallScript === true && knownScripts[nameOf(place)] === undefined)
      .map(([place]) => `${nameOf(place)} wants to run a script when it is installed, and is not on the short list (build/supply-chain.mjs).`),
    ...packages.flatMap(([place, one]) => licence(place, one, licenceOf)),
  ]
}

const whereFrom = (place, { resolved, integrity }) => [
  // Without an address it is the registry's, which npm is told once.
  ...(resolved === undefined || resolved.startsWith(registry) ? [] : [`${place} comes from ${resolved} and not from the registry.`]),
  ...(integrity?.startsWith('sha512-') ? [] : [`${place} has no SHA-512 in the lock, so another file in its place would not be noticed.`]),
]

const licence = (place, one, licenceOf) => {
  const said = one.license ?? licenceOf(place)
  // Not for this machine, and nothing of it is ever here.
  if (said === null && one.optional === true) return []
  if (said === null) return [`${place} says nothing of its licence.`]
  const isTool = one.dev === true || neverShipped[nameOf(place)] !== undefined
  const allowed = isTool ? toolLicences : shippedLicences
  return isAllowed(said, allowed) ? [] : [`${place} is under ${said}, which ${isTool ? 'no tool here may be' : 'may not be shipped'}.`]
}

const installedLicence = (place) => {
  const path = inRepository(place, 'package.json')
  if (!existsSync(path)) return null
  const { license, licenses } = JSON.parse(readFileSync(path, 'utf8'))
  return typeof license === 'string' ? license : (license?.type ?? licenses?.map(({ type }) => type).join(' OR ') ?? null)
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const read = (name) => readFileSync(inRepository(name), 'utf8')
  const slips = findSlips({
    manifest: JSON.parse(read('package.json')),
    lock: JSON.parse(read('package-lock.json')),
    npmrc: read('.npmrc'),
    licenceOf: installedLicence,
  })
  for (const slip of slips) process.stdout.write(`${slip}\n`)
  process.exitCode = slips.length === 0 ? 0 : 1
}

import { readFileSync, writeFileSync } from 'node:fs'
import { argv } from 'node:process'
import { inRepository } from './setup/paths.mjs'

/**
 * Writes into package-lock.json the packages for other machines that a registry mirror without them left out.
 * `npm ci` refuses a lock file that does not name every optional package, also those it would never install.
 * Run after a dependency changed: node build/complete-lock.mjs
 */
const path = argv[2] ?? inRepository('package-lock.json')
const lock = JSON.parse(readFileSync(path, 'utf8'))

/** npm's rule: the nearest `node_modules`, upwards. */
const isNamed = (from, name) => {
  const above = from.lastIndexOf('/node_modules/')
  return (
    `${from === '' ? '' : `${from}/`}node_modules/${name}` in lock.packages || (from !== '' && isNamed(above < 0 ? '' : from.slice(0, above), name))
  )
}

const systems = ['android', 'darwin', 'freebsd', 'linux', 'openharmony', 'win32']
const alsoCalled = { win: 'win32' }
const processors = ['arm64', 'arm', 'ia32', 'ppc64', 'riscv64', 's390x', 'x64']

/** What the package's name says of the machine it is for. */
const machineOf = (name) => {
  const parts = name.split('/').at(-1).split('-')
  const os = systems.find((one) => parts.some((part) => (alsoCalled[part] ?? part) === one))
  const cpu = processors.find((one) => parts.includes(one))
  if (os === undefined || cpu === undefined) throw new Error(`the name of ${name} does not say which machine it is for`)
  const libc = os !== 'linux' ? null : parts.some((part) => part.startsWith('musl')) ? 'musl' : 'glibc'
  return { cpu: [cpu], ...(libc === null ? {} : { libc: [libc] }), os: [os] }
}

const added = []
for (const [from, entry] of Object.entries(lock.packages))
  for (const [name, version] of Object.entries(entry.optionalDependencies ?? {}))
    if (!isNamed(from, name)) {
      lock.packages[`node_modules/${name}`] = { version, ...(entry.dev ? { dev: true } : {}), optional: true, ...machineOf(name) }
      added.push(name)
    }

lock.packages = Object.fromEntries(Object.entries(lock.packages).sort(([a], [b]) => (a < b ? -1 : 1)))
writeFileSync(path, `${JSON.stringify(lock, null, 2)}\n`)
console.log(added.length === 0 ? 'The lock file is complete.' : `Added: ${added.join(', ')}`)

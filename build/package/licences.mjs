import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { inRepository } from '../setup/paths.mjs'

/** Licences under which something may be shipped, or used to build what is. Anything else is a decision for a person. */
export const shippedLicences = new Set(['MIT', 'MIT-0', 'ISC', '0BSD', 'BSD-2-Clause', 'BSD-3-Clause', 'Apache-2.0', 'BlueOak-1.0.0'])
/** For tools alone: what they are made of never leaves the developer's machine. */
export const toolLicences = new Set([...shippedLicences, 'MPL-2.0', 'Python-2.0', 'CC0-1.0', 'WTFPL', 'X11'])

/** Whether an SPDX expression lets us choose an allowed licence. Only what npm packages really say is understood; the rest is refused. */
export const isAllowed = (expression, allowed) => {
  const plain = expression.trim().replace(/^\((.*)\)$/, '$1')
  if (/[()]/.test(plain)) return false
  if (plain.includes(' AND ')) return plain.split(' AND ').every((one) => isAllowed(one, allowed))
  return plain.split(' OR ').some((one) => allowed.has(one.trim()))
}

const licenceFile = /^(licen[cs]e|copying|notice)([-.].*)?$/i

/**
 * What a package does not say in `package.json`, of the fonts that the page takes from it: those that a PDF may name
 * without carrying them. In each of Arimo's files stands that it is under Apache-2.0, and the package has no text of it.
 */
const besides = {
  'pdfjs-dist': { licence: 'Apache-2.0 AND BSD-3-Clause', texts: ['standard_fonts/LICENSE_FOXIT'] },
  '@expo-google-fonts/arimo': { licence: 'MIT AND Apache-2.0', texts: ['../../@fontsource/roboto/LICENSE'] },
}

/** What a package in `node_modules` says of itself. */
export const readPackage = (place) => {
  const folder = inRepository(place)
  const { name, version, license, licenses } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'))
  const said = besides[name]?.licence ?? (typeof license === 'string' ? license : (license?.type ?? licenses?.map(({ type }) => type).join(' OR ')))
  const texts = readdirSync(folder)
    .filter((file) => licenceFile.test(file))
    .sort()
    .concat(besides[name]?.texts ?? [])
    .map((file) => readFileSync(join(folder, file), 'utf8').trim())
  return { name, version, licence: said ?? 'none', texts }
}

/** One text with everybody whose work is shipped, and on which terms. */
export const licenceText = (packages, more = []) =>
  [
    'Talkroom is under the MIT licence. It is built of the works below, each under its own terms.',
    ...packages.map(
      ({ name, version, licence, texts }) =>
        `${'='.repeat(79)}\n${name} ${version}: ${licence}\n\n${texts.join('\n\n') || '(the package brings no text of its own)'}`,
    ),
    ...more.map(({ name, text }) => `${'='.repeat(79)}\n${name}\n\n${text.trim()}`),
    '',
  ].join('\n\n')

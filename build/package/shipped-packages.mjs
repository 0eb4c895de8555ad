import { sep } from 'node:path'

/** The npm package that a module on the disk belongs to; null: our own source, or what the bundler made up. */
export const packageOf = (module) => {
  const path = module.split('?')[0].replace(/^\0/, '').split(sep).join('/')
  const at = path.lastIndexOf('/node_modules/')
  if (at === -1) return null
  const parts = path.slice(at + '/node_modules/'.length).split('/')
  // A link to a package of a package stays what it is: the place it lies at says which version it is.
  return path.slice(path.indexOf('/node_modules/') + 1, at + '/node_modules/'.length) + parts.slice(0, parts[0].startsWith('@') ? 2 : 1).join('/')
}

/** Writes beside a bundle which packages went into it, by their places in the lock file. */
export const withPackageList = (fileName) => ({
  name: 'with-package-list',
  generateBundle(_, bundle) {
    const ids = Object.values(bundle).flatMap((one) => (one.type === 'chunk' ? one.moduleIds : one.originalFileNames))
    const places = [...new Set(ids.map((id) => packageOf(`/${id}`)).filter((one) => one !== null))].sort()
    this.emitFile({ type: 'asset', fileName, source: JSON.stringify(places) })
  },
})

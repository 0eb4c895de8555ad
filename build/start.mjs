import { withOwnNode } from './setup/own-node.mjs'

await withOwnNode(async (argv) => {
  const { start } = await import('./tasks/start.mjs')
  return start(argv)
})

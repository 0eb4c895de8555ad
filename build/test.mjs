import { withOwnNode } from './setup/own-node.mjs'

await withOwnNode(async (argv) => {
  const { test } = await import('./tasks/test.mjs')
  return test(argv)
})

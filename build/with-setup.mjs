import { withOwnNode } from './setup/own-node.mjs'
import { SetupStop } from './setup/say.mjs'

const tasks = {
  check: async () => (await import('./tasks/check.mjs')).check,
  lab: async () => (await import('./tasks/lab.mjs')).lab,
  faults: async () => (await import('./tasks/faults.mjs')).faults,
  bench: async () => (await import('./tasks/bench.mjs')).bench,
  gallery: async () => (await import('./tasks/gallery.mjs')).gallery,
  dev: async () => (await import('./tasks/dev.mjs')).dev,
  desk: async () => (await import('./tasks/desk.mjs')).desk,
  talkroom: async () => (await import('./tasks/talkroom.mjs')).talkroom,
  package: async () => (await import('./tasks/package.mjs')).packageTask,
  'test:package': async () => (await import('./tasks/package-test.mjs')).packageTest,
  'test:electron': async () => (await import('./tasks/electron-test.mjs')).electronTest,
  'staff-pin': async () => (await import('./tasks/staff-pin.mjs')).staffPin,
}

await withOwnNode(async ([name, ...argv]) => {
  const load = tasks[name]
  if (load === undefined) throw new SetupStop(`There is no task "${name}". There are: ${Object.keys(tasks).join(', ')}.`)
  const task = await load()
  return task(argv)
})

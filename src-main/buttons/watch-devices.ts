import { type FSWatcher, watch } from 'node:fs'

/** Linux shows each device that can be read as a file, so that its coming and going is news. Elsewhere there is none. */
export const watchDevices = (changed: () => void, directory = '/dev'): (() => void) => {
  if (process.platform !== 'linux') return () => undefined
  let watcher: FSWatcher
  try {
    watcher = watch(directory, { persistent: false }, (_, name) => {
      if (name?.startsWith('hidraw')) changed()
    })
  } catch {
    // Without the hint the regular look finds it a little later.
    return () => undefined
  }
  watcher.on('error', () => watcher.close())
  return () => watcher.close()
}

import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { RoomScreen } from '../../src-shared/devices/screens.ts'
import { nameInEdid } from './chromium/read-xrandr.ts'

/** A screen by the kernel's name of its connector (`HDMI-A-1`), and by what it calls itself. */
type Connected = Pick<RoomScreen, 'connector' | 'label'>
/** The one screen that the kernel sends a picture to, and those that are plugged in and get none. */
export type Connectors = { readonly lit: Connected; readonly dark: readonly Connected[] }

const connectors = /^card\d+-(.+)$/

/**
 * Which screen has the picture. Under a compositor X makes up names and knows no monitor's, and the packages' session has
 * its picture on one screen; null where there are several all the same, or none.
 */
export const seenConnectors = async (folder = '/sys/class/drm'): Promise<Connectors | null> => {
  const read = (name: string, file: string) => readFile(join(folder, name, file)).catch(() => Buffer.alloc(0))
  const names = await readdir(folder).catch(() => [])
  const found = await Promise.all(
    names.map(async (name) => {
      const connector = connectors.exec(name)?.[1]
      const [status, enabled, edid] = await Promise.all([read(name, 'status'), read(name, 'enabled'), read(name, 'edid')])
      if (connector === undefined || status.toString().trim() !== 'connected') return []
      return [{ lit: enabled.toString().trim() === 'enabled', screen: { connector, label: nameInEdid(edid.toString('hex')) ?? '' } }]
    }),
  )
  const all = found.flat()
  const [only, ...others] = all.filter(({ lit }) => lit)
  if (only === undefined || others.length > 0) return null
  return { lit: only.screen, dark: all.filter((one) => one !== only).map(({ screen }) => screen) }
}

import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { RoomScreen } from '../../src-shared/devices/screens.ts'
import { nameInEdid } from './chromium/read-xrandr.ts'

/** The screen that has the picture, by the kernel's name of its connector (`HDMI-A-1`), and by what it calls itself. */
export type LitConnector = Pick<RoomScreen, 'connector' | 'label'>

const connectors = /^card\d+-(.+)$/

/** The one connector that the kernel sends a picture to; under a compositor X makes up names and knows no monitor's. Null where there are several, or none. */
export const litConnector = async (folder = '/sys/class/drm'): Promise<LitConnector | null> => {
  const read = (name: string, file: string) => readFile(join(folder, name, file)).catch(() => Buffer.alloc(0))
  const names = await readdir(folder).catch(() => [])
  const found = await Promise.all(
    names.map(async (name) => {
      const connector = connectors.exec(name)?.[1]
      const [status, enabled, edid] = await Promise.all([read(name, 'status'), read(name, 'enabled'), read(name, 'edid')])
      const lit = status.toString().trim() === 'connected' && enabled.toString().trim() === 'enabled'
      return connector !== undefined && lit ? [{ connector, label: nameInEdid(edid.toString('hex')) ?? '' }] : []
    }),
  )
  const [only, ...others] = found.flat()
  return only !== undefined && others.length === 0 ? only : null
}

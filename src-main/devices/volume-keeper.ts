import { mkdir, readFile, rm } from 'node:fs/promises'
import { dirname } from 'node:path'
import { z } from 'zod'
import type { SystemDevice } from '../../src-shared/devices/device.ts'
import { causeText } from '../../src-shared/result/result.ts'
import { writeDurably } from '../files/durable-file.ts'
import type { Log } from '../logging/log.ts'
import type { AudioSystem } from './audio-system.ts'

const kept = z.record(z.string(), z.object({ volume: z.number(), muted: z.boolean() }))

/**
 * Sets a loudspeaker to the room's level when it comes into use, and puts it back when the kiosk leaves. What it was
 * before lies on the disk, so that a kiosk that was killed does not take its own level for the room's.
 */
export const createVolumeKeeper = async (deps: { path: string; audio: AudioSystem; level(): number | null; log: Log }) => {
  const before = new Map(Object.entries(await read(deps.path)))
  const set = new Set<string>()

  const write = async (): Promise<void> => {
    try {
      await mkdir(dirname(deps.path), { recursive: true })
      if (before.size === 0) await rm(deps.path, { force: true })
      else await writeDurably(deps.path, JSON.stringify(Object.fromEntries(before)))
    } catch (cause) {
      deps.log.warn('the volume before could not be kept', { cause: causeText(cause) })
    }
  }
  const put = async (device: SystemDevice, volume: number, muted: boolean): Promise<void> => {
    for (const done of [await deps.audio.setVolume(device, volume), await deps.audio.setMuted(device, muted)])
      if (!done.ok) deps.log.warn('the volume could not be set', { device: device.id, cause: done.failure.cause })
  }
  return {
    /** It is used from now on; a second time changes nothing, because what somebody turned meanwhile is theirs. */
    use: async (device: SystemDevice): Promise<void> => {
      const level = deps.level()
      // What is not known could not be put back.
      if (level === null || !deps.audio.tells || set.has(device.id) || device.volume === null) return
      set.add(device.id)
      if (!before.has(device.id) && device.volume !== null && device.muted !== null) {
        before.set(device.id, { volume: device.volume, muted: device.muted })
        await write()
      }
      await put(device, level, false)
    },
    /** It is gone: when it is back, it has a volume of its own again. */
    gone: (id: string): void => {
      set.delete(id)
    },
    putBack: async (): Promise<void> => {
      const there = await deps.audio.list()
      for (const device of there.ok ? there.value : []) {
        const was = before.get(device.id)
        if (was === undefined) continue
        await put(device, was.volume, was.muted)
        before.delete(device.id)
      }
      await write()
    },
  }
}

const read = async (path: string): Promise<z.infer<typeof kept>> => {
  try {
    return kept.safeParse(JSON.parse(await readFile(path, 'utf8'))).data ?? {}
  } catch {
    // Nothing was left from last time.
    return {}
  }
}

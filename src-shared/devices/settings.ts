import { z } from 'zod'
import { otherScreens } from './choose-screen.ts'

const wish = z.object({ key: z.string().min(1).max(300), label: z.string().max(200) }).nullable()
const screen = z.object({ connector: z.string().max(200), label: z.string().max(200) }).nullable()
/** The room's screen, as for sound, and what the others show. */
const screens = z.object({ pinned: screen, last: screen, others: z.enum(otherScreens) })
const ends = z.object({ speaker: wish, microphone: wish })
const clockTime = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/)

/** What a room remembers of its devices: what staff pinned, what was used last and worked, and how it is checked. */
export const deviceSettings = z.object({
  pinned: ends,
  last: ends,
  /** The loudspeaker's level while the kiosk runs, of the device's own full level; null: it is left alone. */
  volume: z.number().min(0.05).max(1).nullable(),
  /** When the room is checked while nobody is there, in the room's own time; null: never. */
  nightly: clockTime.nullable(),
  /** Left out in a file of before there were these. */
  screens: screens.optional(),
})
type Stored = z.infer<typeof deviceSettings>
export type DeviceSettings = Omit<Stored, 'screens'> & { readonly screens: z.infer<typeof screens> }

const nobody = { speaker: null, microphone: null } as const
export const defaultDeviceSettings: DeviceSettings = {
  pinned: nobody,
  last: nobody,
  volume: 0.7,
  nightly: '04:10',
  screens: { pinned: null, last: null, others: 'black' },
}

/** What stands in a settings file, with what it leaves out. */
export const withDeviceDefaults = (stored: Stored | undefined): DeviceSettings =>
  stored === undefined ? defaultDeviceSettings : { ...stored, screens: stored.screens ?? defaultDeviceSettings.screens }

import { z } from 'zod'
import { deviceSettings } from '../devices/settings.ts'
import { readCode } from '../join/code.ts'
import { longestLink, readLink } from '../join/link.ts'
import { plenarySettings } from '../plenary/settings.ts'
import { deskAddress, mediaServer } from './places.ts'
import { type StoredSettings, storedSettings } from './schema.ts'

/** What a kiosk remembers by itself and nobody decides for it. */
export const remembered = { joined: true, joinAsked: true, joinStart: true, chosenSeminar: true, emulator: true } as const satisfies {
  [K in keyof StoredSettings]?: true
}

const { pinned } = deviceSettings.shape
const screens = deviceSettings.shape.screens.unwrap().omit({ last: true }).partial()
/** What the room remembers of its devices is not IT's; each of the rest may be left out. */
const devices = deviceSettings.omit({ last: true }).partial().extend({ pinned: pinned.partial().optional(), screens: screens.optional() })

/** Somebody is there to read what is wrong with these addresses; what a room has stored is left as it is. */
const iceServer = plenarySettings.shape.iceServers.unwrap().element.extend({ urls: mediaServer })
const plenary = plenarySettings.extend({ desk: deskAddress.nullable().default(null), iceServers: z.array(iceServer).max(8).default([]) })

const invitation = z
  .string()
  .max(longestLink)
  .refine((text) => readLink(text).ok || readCode(text).ok)

/**
 * What IT decides for a room: the settings by their own names, but for what the kiosk remembers by itself. A key that
 * is not there is left to the settings, and where they say nothing to the defaults.
 */
export const policySchema = storedSettings.omit(remembered).extend({
  $schema: z.string().optional(),
  devices: devices.optional(),
  plenary: plenary.optional(),
  /** Followed once, as the command line's; a new one in its place is followed once more. */
  join: invitation.nullable().optional(),
})
export type Policy = z.infer<typeof policySchema>
export type PolicyKey = Exclude<keyof Policy, '$schema'>

/** What a room may change for as long as the kiosk runs: the policy says how each start begins. */
export const changeable: readonly string[] = ['language', 'theme', 'captions', 'keyboard', 'sound'] satisfies readonly PolicyKey[]

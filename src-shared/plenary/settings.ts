import { z } from 'zod'
import { longestPass } from './pass.ts'
import { transports } from './transports.ts'

/** What IT sets of the plenary. Each is needed only where pack and invitation do not say it, or the network asks for it. */
export const plenarySettings = z.object({
  /** The desk's address, `https://desk.example.org:8443`; it wins over the pack's. */
  desk: z.string().min(1).max(300).nullable().default(null),
  /** This room's pass; it wins over the invitation's. Never logged, never shown. */
  pass: z.string().min(1).max(longestPass).nullable().default(null),
  /** STUN and TURN servers for media. None: rooms speak to the desk's media server directly. */
  iceServers: z
    .array(z.object({ urls: z.string().min(1).max(300), username: z.string().max(300).optional(), credential: z.string().max(300).optional() }))
    .max(8)
    .default([]),
  /** The ways that sound and picture may take; the rest is not tried. */
  transports: z
    .array(z.enum(transports))
    .min(1)
    .max(transports.length)
    .default([...transports]),
  /** Whether others see the room while they hear it. A text: only by the camera that has it in its name. */
  camera: z.union([z.boolean(), z.string().trim().min(1).max(200)]).default(false),
})
export type PlenarySettings = z.infer<typeof plenarySettings>

export const defaultPlenarySettings: PlenarySettings = plenarySettings.parse({})

import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { memberId } from '../../../src-shared/plenary/members.ts'

/** A stream as Janus describes it, and as another Janus wants it described. */
export const publishedStream = z.object({
  type: z.string(),
  mindex: z.number(),
  mid: z.string(),
  codec: z.string().optional(),
  fec: z.boolean().optional(),
  dtx: z.boolean().optional(),
  h264_profile: z.string().optional(),
})
export type PublishedStream = z.infer<typeof publishedStream>

/** A publisher of another Janus who is forwarded here. `seat`: the generation there; `feed`: the one under which it is received here. */
const keptRemote = z.object({ member: z.string(), from: z.string(), seat: z.number(), feed: z.number(), ready: z.boolean() })
export type KeptRemote = z.infer<typeof keptRemote>

/** The plenary's room at one Janus: what a later desk needs to claim it. */
const keptRoom = z.object({ session: z.number(), control: z.number(), room: z.string(), secret: z.string(), pin: z.string() })
export type KeptRoom = z.infer<typeof keptRoom>

/** One member's two handles, as far as they are settled. `settled` false: something was under way, and nobody knows how it ended. */
const keptSeat = z.object({
  member: memberId,
  generation: z.number(),
  privateId: z.number(),
  settled: z.boolean(),
  publish: z.object({ handle: z.number(), streams: z.array(publishedStream), sending: z.array(z.string()), up: z.boolean() }),
  receive: z
    .object({
      handle: z.number(),
      joined: z.boolean(),
      have: z.array(z.tuple([z.string(), z.number()])),
      streams: z.array(z.object({ mid: z.string(), member: z.string() })),
    })
    .nullable(),
})
export type KeptSeat = z.infer<typeof keptSeat>

/** What outlives the desk of one Janus: the room, and a small file for each seat. Secrets are in it, so it is for its owner only. */
export type KeptSeats = {
  room(): KeptRoom | null
  keepRoom(room: KeptRoom): void
  seats(): readonly KeptSeat[]
  keepSeat(seat: KeptSeat): void
  forgetSeat(member: string): void
  remotes(): readonly KeptRemote[]
  keepRemotes(remotes: readonly KeptRemote[]): void
  forgetAll(): void
}

export const openKeptSeats = (folder: string): KeptSeats => {
  const seats = join(folder, 'seats')
  const roomFile = join(folder, 'room.json')
  const remotesFile = join(folder, 'remotes.json')
  mkdirSync(seats, { recursive: true, mode: 0o700 })
  const seatFile = (member: string): string => join(seats, `${member}.json`)
  // A kill in the midst of it leaves a file that cannot be read, and its seat is taken anew; a machine that fell takes Janus along.
  const write = (path: string, value: object): void => writeFileSync(path, JSON.stringify(value), { mode: 0o600 })
  return {
    room: () => read(roomFile, keptRoom),
    keepRoom: (room) => write(roomFile, room),
    seats: () => readdirSync(seats).flatMap((name) => read(join(seats, name), keptSeat) ?? []),
    keepSeat: (seat) => write(seatFile(seat.member), seat),
    forgetSeat: (member) => rmSync(seatFile(member), { force: true }),
    remotes: () => read(remotesFile, z.array(keptRemote)) ?? [],
    keepRemotes: (remotes) => write(remotesFile, remotes),
    forgetAll: () => {
      for (const file of [roomFile, remotesFile]) rmSync(file, { force: true })
      for (const name of readdirSync(seats)) rmSync(join(seats, name), { force: true })
    },
  }
}

const read = <T>(path: string, schema: z.ZodType<T>): T | null => {
  try {
    return schema.parse(JSON.parse(readFileSync(path, 'utf8')))
  } catch {
    // Not there, or cut off in the midst of writing: what it was about is made anew.
    return null
  }
}

import { z } from 'zod'
import { contribution, pointId, pointText } from './events.ts'
import { memberId, type Role } from './members.ts'

const point = pointId
const cluster = z.string().regex(/^[a-z0-9-]{1,40}$/)
const nothing = z.strictObject({})

type Declaration = { readonly args: z.ZodType; readonly by: readonly Role[] }
const by = <Args extends z.ZodType>(allowed: readonly Role[], args: Args) => ({ args, by: allowed }) satisfies Declaration

const anyRoom = ['room'] as const
const anyHost = ['host'] as const
const anyStagePerson = ['presenter', 'host'] as const

/** What a member can ask of the plenary, and who may. Declared once: the desk checks it, and pages send it. */
export const plenaryRequests = {
  'hand.raise': by(anyRoom, nothing),
  'hand.lower': by(anyRoom, nothing),
  /** A room that was called on says yes or no; the one that has the floor gives it back. */
  'floor.accept': by(anyRoom, nothing),
  'floor.decline': by(anyRoom, nothing),
  'floor.return': by([...anyRoom, ...anyHost], nothing),
  /** The host gives the floor to a room that waits, or calls on one that does not. */
  'floor.give': by(anyHost, z.strictObject({ room: memberId })),
  'floor.giveNext': by(anyHost, nothing),
  /** The host asks the room no longer that it called on. */
  'floor.withdraw': by(anyHost, nothing),
  'stage.enter': by(anyHost, z.strictObject({ person: memberId })),
  'stage.leave': by(anyStagePerson, z.strictObject({ person: memberId })),
  mute: by(anyHost, z.strictObject({ member: memberId })),
  unmute: by(anyHost, z.strictObject({ member: memberId })),
  'points.contribute': by(anyRoom, contribution.omit({ room: true })),
  'point.star': by(anyStagePerson, z.strictObject({ point, starred: z.boolean() })),
  'point.hide': by(anyHost, z.strictObject({ point, hidden: z.boolean() })),
  'point.show': by(anyHost, z.strictObject({ point: point.nullable() })),
  'point.showNext': by(anyHost, nothing),
  'point.cluster': by(anyHost, z.strictObject({ point, cluster: cluster.nullable() })),
  'cluster.name': by(anyHost, z.strictObject({ cluster, title: pointText })),
  gather: by(anyHost, nothing),
  'gather.undo': by(anyHost, nothing),
  release: by(anyHost, nothing),
  remove: by(anyHost, z.strictObject({ member: memberId })),
} as const

export type PlenaryRequestName = keyof typeof plenaryRequests
export type PlenaryArgs<N extends PlenaryRequestName> = z.infer<(typeof plenaryRequests)[N]['args']>
export type PlenaryRequest = { [N in PlenaryRequestName]: { readonly name: N; readonly args: PlenaryArgs<N> } }[PlenaryRequestName]

export const mayAsk = (role: Role, name: PlenaryRequestName): boolean => (plenaryRequests[name].by as readonly Role[]).includes(role)

/** Reads what came over the wire; null for what no member can ask. */
export const readRequest = (name: unknown, args: unknown): PlenaryRequest | null => {
  if (typeof name !== 'string' || !Object.hasOwn(plenaryRequests, name)) return null
  const read = plenaryRequests[name as PlenaryRequestName].args.safeParse(args)
  return read.success ? ({ name, args: read.data } as PlenaryRequest) : null
}

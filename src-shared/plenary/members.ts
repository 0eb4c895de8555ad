import { z } from 'zod'

/** What somebody may do in the plenary. A host may do everything that a presenter may. */
export const roles = ['room', 'presenter', 'host', 'observer', 'captioner'] as const
export type Role = (typeof roles)[number]
/** Who comes by a browser of their own. */
export const personRoles = ['presenter', 'host', 'observer', 'captioner'] as const satisfies readonly Role[]
export type PersonRole = (typeof personRoles)[number]

/** Names a room, a presenter, a host, an observer or a captioner for one seminar. The organiser gives it; it is in the member's link. */
export const memberId = z.string().regex(/^[a-z0-9][a-z0-9-]{0,47}$/, 'small letters, digits and hyphens, 48 at most')

/** What is shown of a member: the name of a room or a public person, never of a participant. */
export const memberName = z
  .string()
  .trim()
  .min(1)
  .refine((name) => [...name].length <= 80, 'a name of 80 letters at most')
  .refine((name) => name.isWellFormed() && !/[\p{Cc}\u202a-\u202e\u2066-\u2069]/u.test(name), 'a name without hidden control signs')

export const member = z.strictObject({
  id: memberId,
  role: z.enum(roles),
  name: memberName,
  /** How many groups share the room; 1 for anybody else. */
  groups: z.number().int().min(1).max(4).default(1),
})
export type Member = z.infer<typeof member>

/** Members who may be on stage by themselves, without being given the floor. */
export const isStagePerson = ({ role }: Pick<Member, 'role'>): boolean => role === 'presenter' || role === 'host'

/** Members who see and hear, and are neither seen nor heard. A captioner writes along with what is said. */
export const isOnlooker = ({ role }: Pick<Member, 'role'>): boolean => role === 'observer' || role === 'captioner'

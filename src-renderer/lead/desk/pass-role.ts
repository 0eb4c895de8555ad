import { type Role, roles } from '../../../src-shared/plenary/members.ts'

/**
 * Whose link a pass says it is; null where it cannot be read. The desk alone reads it for true: here it keeps a browser from
 * being bound to a room's link, which would put the room itself out.
 */
export const roleOfPass = (pass: string): Role | null => {
  try {
    const [payload = ''] = pass.split('.')
    const claims: unknown = JSON.parse(atob(payload.replaceAll('-', '+').replaceAll('_', '/')))
    if (typeof claims !== 'object' || claims === null || !('member' in claims)) return null
    const { member } = claims
    return typeof member === 'object' && member !== null && 'role' in member ? (roles.find((role) => role === member.role) ?? null) : null
  } catch {
    // Cut off while it was copied, most often; the desk says so.
    return null
  }
}

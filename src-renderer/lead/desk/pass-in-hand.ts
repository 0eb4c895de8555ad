import { memberId, memberName, roles } from '../../../src-shared/plenary/members.ts'

const key = 'talkroom.pass'

/** Storage may be closed to the page, by a setting or in a private window. What is kept there is a convenience only. */
const stored = (): string | null => {
  try {
    return sessionStorage.getItem(key)
  } catch {
    // Closed to the page: the link is opened again after a reload.
    return null
  }
}
const store = (pass: string): void => {
  try {
    sessionStorage.setItem(key, pass)
  } catch {
    // As above.
  }
}

/**
 * The pass that the page was opened with. It is taken out of the address at once, so that it is in no bookmark, no
 * history and no picture of the screen, and kept for this tab, so that a reload does not ask for the link again.
 */
export const passInHand = (): string | null => {
  const [, given] = /^#([A-Za-z0-9._-]+)$/.exec(location.hash) ?? []
  if (location.hash !== '') history.replaceState(null, '', location.pathname)
  if (given === undefined) return stored()
  store(given)
  return given
}

/** For whom a pass says it is. Nothing rests on it: the desk alone reads it for true. It lets the page say the right thing before. */
export const passSays = (pass: string): { readonly name: string; readonly role: (typeof roles)[number]; readonly from: number } | null => {
  try {
    const [payload = ''] = pass.split('.')
    const bytes = Uint8Array.from(atob(payload.replaceAll('-', '+').replaceAll('_', '/')), (letter) => letter.charCodeAt(0))
    const claims: unknown = JSON.parse(new TextDecoder().decode(bytes))
    if (typeof claims !== 'object' || claims === null || !('member' in claims) || !('from' in claims)) return null
    const { member, from } = claims
    if (typeof member !== 'object' || member === null || !('name' in member) || !('role' in member) || !('id' in member)) return null
    const name = memberName.safeParse(member.name)
    const role = roles.find((one) => one === member.role)
    if (!name.success || role === undefined || typeof from !== 'number' || !memberId.safeParse(member.id).success) return null
    return { name: name.data, role, from: from * 1000 }
  } catch {
    // Cut off while it was copied, most often.
    return null
  }
}

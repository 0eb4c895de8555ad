import { passInFragment } from '../../../src-shared/plenary/person-link.ts'

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
  const given = passInFragment(location.hash)
  if (location.hash !== '') history.replaceState(null, '', location.pathname)
  if (given === null) return stored()
  store(given)
  return given
}

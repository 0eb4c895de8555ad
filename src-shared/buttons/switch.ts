/** A key that was let go after so long was not held: it is one that stays down until it is pressed again. */
const staysDown = 1500

/**
 * Whether an edge of a speakerphone's hook is a press. Some say 1 for as long as a finger is on them, and others switch
 * between 1 and 0 with each press, as a call would; `heldFor`: milliseconds since it went down, null when it never did.
 */
export const isPressOfSwitch = (down: boolean, heldFor: number | null): boolean => down || (heldFor !== null && heldFor > staysDown)

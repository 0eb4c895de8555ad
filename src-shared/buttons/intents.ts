/** What a hand on a button, a key or a finger means, whatever the device. `hand`: the room wants the floor. */
export const buttonIntents = ['next', 'back', 'pause-or-resume', 'help', 'hand'] as const
export type ButtonIntent = (typeof buttonIntents)[number]

/** What a hand can do with one button. */
export const gestures = ['press', 'double', 'long', 'very-long'] as const
export type Gesture = (typeof gestures)[number]

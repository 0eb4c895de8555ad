/** What a hand on a button, a key or a finger means, whatever the device. */
export const buttonIntents = ['next', 'back', 'pause-or-resume', 'help'] as const
export type ButtonIntent = (typeof buttonIntents)[number]

/** What `talkroom` answers to scripts. They are a promise: a number keeps its meaning, in every command. */
export const exitCodes = { well: 0, unknown: 1, askedWrongly: 2, notRunning: 3, attention: 4, remark: 5, inUse: 6, notNow: 7 } as const
export type ExitCode = (typeof exitCodes)[keyof typeof exitCodes]

/** The table of them, for --help and the manual page. */
export const exitMeanings: Readonly<Record<ExitCode, string>> = {
  [exitCodes.well]: 'it was done, and all is well',
  [exitCodes.unknown]: 'it could not be done, or nothing is known',
  [exitCodes.askedWrongly]: 'it was asked wrongly; --help says how',
  [exitCodes.notRunning]: 'the kiosk does not run',
  [exitCodes.attention]:
    'it was done, and something needs attention: a room that is not ready, a policy with mistakes, a pack that is refused or damaged',
  [exitCodes.remark]: 'ready with a remark',
  [exitCodes.inUse]: 'a kiosk is running, and this can only be done while none is',
  [exitCodes.notNow]: 'not now: a seminar is on or near, or IT’s rules or hours say no',
}

export const say = (line: string): void => {
  process.stdout.write(`${line}\n`)
}

/** For what is not the answer itself, which a script may read on. */
export const remark = (line: string): void => {
  process.stderr.write(`${line}\n`)
}

export const sayJson = (value: unknown): void => say(JSON.stringify(value, null, 2))

/** What `talkroom` answers to scripts. They are a promise: a number keeps its meaning. */
export const exitCodes = { well: 0, unknown: 1, askedWrongly: 2, notRunning: 3, attention: 4, remark: 5 } as const
export type ExitCode = (typeof exitCodes)[keyof typeof exitCodes]

export const say = (line: string): void => {
  process.stdout.write(`${line}\n`)
}

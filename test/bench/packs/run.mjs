import { execFile } from 'node:child_process'
import { join } from 'node:path'
import { promisify } from 'node:util'

const run = promisify(execFile)

/** Runs one of the programs beside this one to its end and answers with what it measured. */
export const measured = async (program, ...args) => {
  const { stdout } = await run(process.execPath, [join(import.meta.dirname, program), ...args])
  return JSON.parse(stdout)
}

/** Runs a line of the shell; milliseconds until it has ended. */
export const timed = async (line, ...args) => {
  const began = performance.now()
  await run('/bin/bash', ['-c', `set -euo pipefail; ${line}`, 'bash', ...args])
  return performance.now() - began
}

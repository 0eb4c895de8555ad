import { chmodSync, mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

/** Writes a program that can be started as Electron's, and answers with its path. */
export const makeProgram = (folder) => {
  const [register, run] = ['register.mjs', 'run.mjs'].map((name) => join(import.meta.dirname, name))
  const program = join(folder, 'electron')
  mkdirSync(folder, { recursive: true })
  writeFileSync(
    program,
    `#!/bin/sh
exec "${process.execPath}" --no-warnings --unhandled-rejections=warn-with-error-code --import "${register}" "${run}" "$@"
`,
  )
  chmodSync(program, 0o755)
  return program
}

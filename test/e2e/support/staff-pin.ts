import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { root } from './places.ts'

/** Sets a profile's PIN as IT staff do: `npm run staff-pin -- --profile DIR`. */
export const setPin = async (profile: string, pin: string): Promise<void> => {
  const child = spawn(process.execPath, [join(root, 'build/with-setup.mjs'), 'staff-pin', '--profile', profile], {
    cwd: root,
    stdio: ['pipe', 'ignore', 'inherit'],
  })
  child.stdin.end(`${pin}\n`)
  const [code] = (await once(child, 'exit')) as [number | null]
  if (code !== 0) throw new Error(`the PIN could not be set: ${code}`)
}

import { execFile } from 'node:child_process'
import { promisify } from 'node:util'
import type { RunningKiosk } from './kiosk.ts'

const run = promisify(execFile)

/** What a person's hands do at the X server, past the page and its protocol. */
const xdotool = async (kiosk: RunningKiosk, ...args: readonly string[]): Promise<string> =>
  (await run('xdotool', [...args], { env: { ...process.env, DISPLAY: kiosk.display } })).stdout.trim()

/** Keys as the X server names them: `Next`, `ctrl+t`. */
export const pressReally = (kiosk: RunningKiosk, ...keys: readonly string[]): Promise<string> => xdotool(kiosk, 'key', '--delay', '25', ...keys)

/** The windows that can be seen, with their places. */
export const windowsOn = async (kiosk: RunningKiosk): Promise<readonly { readonly id: string; readonly place: string }[]> => {
  const ids = (await xdotool(kiosk, 'search', '--onlyvisible', '--name', '.+')).split('\n')
  return Promise.all(ids.map(async (id) => ({ id, place: (await xdotool(kiosk, 'getwindowgeometry', id)).replace(/^Window \d+\n/, '') })))
}

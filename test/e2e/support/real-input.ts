import { execFile } from 'node:child_process'
import { promisify } from 'node:util'
import type { RunningKiosk } from './kiosk.ts'

const run = promisify(execFile)

/** What a person's hands do at the X server, past the page and its protocol. */
const xdotool = async (kiosk: RunningKiosk, ...args: readonly string[]): Promise<string> =>
  (await run('xdotool', [...args], { env: { ...process.env, DISPLAY: kiosk.display } })).stdout.trim()

/** Keys as the X server names them: `Next`, `ctrl+t`. */
export const pressReally = (kiosk: RunningKiosk, ...keys: readonly string[]): Promise<string> => xdotool(kiosk, 'key', '--delay', '25', ...keys)

/** The windows that can be seen, with their places. While one comes or goes there is no answer: then it is asked again. */
export const windowsOn = async (kiosk: RunningKiosk, tries = 20): Promise<readonly { readonly id: string; readonly place: string }[]> => {
  try {
    const ids = (await xdotool(kiosk, 'search', '--onlyvisible', '--name', '.+')).split('\n')
    return await Promise.all(ids.map(async (id) => ({ id, place: (await xdotool(kiosk, 'getwindowgeometry', id)).replace(/^Window \d+\n/, '') })))
  } catch (error) {
    if (tries === 0) throw error
    await new Promise((resolve) => setTimeout(resolve, 50))
    return windowsOn(kiosk, tries - 1)
  }
}

/** A mouse: buttons 1 to 3 are left, middle and right, 4 and 5 its wheel. `held` are keys that are down meanwhile. */
export const clickReally = async (kiosk: RunningKiosk, x: number, y: number, button: number, held: readonly string[] = []): Promise<void> => {
  const keys = (action: string) => held.flatMap((key) => [action, key])
  await xdotool(kiosk, 'mousemove', String(x), String(y), ...keys('keydown'), 'click', '--delay', '30', String(button), ...keys('keyup'))
}

/** Pulls something with the left button from one place to another. */
export const dragReally = async (kiosk: RunningKiosk, from: readonly [number, number], to: readonly [number, number]): Promise<void> => {
  await xdotool(kiosk, 'mousemove', ...from.map(String), 'mousedown', '1')
  await xdotool(kiosk, 'mousemove', ...to.map(String), 'mouseup', '1')
}

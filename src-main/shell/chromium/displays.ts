import { execFile } from 'node:child_process'
import type { RoomScreen, ScreenState } from '../../../src-shared/devices/screens.ts'
import { litConnector } from '../lit-connector.ts'
import { inOwnSession } from '../own-session.ts'
import { inside, isAsleep, readXrandr } from './read-xrandr.ts'

/** `getScreenDetails` is there for secure origins with the permission that `prepare` grants. */
export const askForScreens = `getScreenDetails().then((all) => all.screens.map((one) =>
  ({ label: one.label, x: one.left, y: one.top, width: one.width, height: one.height, scale: one.devicePixelRatio, primary: one.isPrimary, builtIn: one.isInternal })))`

const answersWithin = 2000

/** What a program of the X desktop says; null where it is not there or there is no X. */
const ask = (program: string, args: readonly string[], env: NodeJS.ProcessEnv): Promise<string | null> =>
  env.DISPLAY === undefined
    ? Promise.resolve(null)
    : new Promise((resolve) => {
        execFile(program, args, { env, timeout: answersWithin }, (error, stdout) => resolve(error === null ? stdout : null))
      })

/** X names the connectors and knows of sleep, the page knows the scale; in the packages' session the kernel names the one that has the picture. */
export const createDisplays =
  (environment: NodeJS.ProcessEnv, lit = litConnector) =>
  async (page: () => Promise<unknown>): Promise<ScreenState> => {
    const [listed, power, answer] = await Promise.all([ask('xrandr', ['--query', '--props'], environment), ask('xset', ['q'], environment), page()])
    // Loaded here: the window would wait for it at the start.
    const { seenByPage } = await import('./seen-by-page.ts')
    const seen = seenByPage.safeParse(answer).data ?? []
    const named = listed === null ? [] : readXrandr(listed)
    const known = inOwnSession(environment) && named.length === 1 ? await lit() : null
    const fromX = known === null ? named : named.map((one) => ({ ...one, ...known, builtIn: inside.test(known.connector) }))
    const scaleOf = (one: { x: number; y: number }) =>
      seen.find(({ x, y, scale }) => Math.round(x * scale) === one.x && Math.round(y * scale) === one.y)?.scale
    const screens: readonly RoomScreen[] =
      fromX.length > 0
        ? fromX.map((one) => ({ ...one, scale: scaleOf(one) ?? seen[0]?.scale ?? 1 }))
        : seen.map((one, index) => ({
            ...one,
            connector: one.label === '' ? `${index + 1}` : one.label,
            x: Math.round(one.x * one.scale),
            y: Math.round(one.y * one.scale),
            width: Math.round(one.width * one.scale),
            height: Math.round(one.height * one.scale),
          }))
    return { screens, asleep: power !== null && isAsleep(power), spread: inOwnSession(environment) }
  }

import type { ScreenPlan } from '../../../src-shared/devices/choose-screen.ts'
import { besidePath } from '../shell.ts'
import type { Pipe } from './pipe.ts'
import { type Area, areaOf, placeWindow, sameArea } from './place-window.ts'

type Beside = { readonly targetId: string; readonly address: string; readonly area: Area }

/** The windows of one Chromium on the screens that are not the room's: black, or the moderator's view. */
export const createBesideWindows = (deps: { readonly origin: string; send: Pipe['send'] }) => {
  const { send } = deps
  const windows = new Map<string, Beside>()
  /** One thing at a time: a window that is being made must not be made twice. */
  let work: Promise<unknown> = Promise.resolve()
  const next = <T>(act: () => Promise<T>): Promise<T> => {
    const mine = work.then(act)
    work = mine.catch(() => undefined)
    return mine
  }

  const close = async (connector: string, { targetId }: Beside): Promise<void> => {
    windows.delete(connector)
    // One that closed by itself cannot be closed.
    await send('Target.closeTarget', { targetId }).catch(() => undefined)
  }
  const make = async (address: string, area: Area): Promise<string> => {
    const { targetId } = await send('Target.createTarget', { url: address, newWindow: true, background: true, ...area })
    return String(targetId)
  }
  const settle = async (plan: ScreenPlan['beside']): Promise<boolean> => {
    const wanted = new Map(
      plan.map(({ screen, shows }) => [screen.connector, { area: areaOf(screen), address: `${deps.origin}${besidePath(shows)}` }]),
    )
    for (const [connector, one] of windows) if (wanted.get(connector)?.address !== one.address) await close(connector, one)
    let made = false
    for (const [connector, { area, address }] of wanted) {
      const there = windows.get(connector)
      if (there !== undefined && sameArea(there.area, area)) continue
      const targetId = there?.targetId ?? (await make(address, area))
      made ||= there === undefined
      windows.set(connector, { targetId, address, area })
      await placeWindow(send, targetId, area)
    }
    return made
  }

  return {
    /** Makes, moves and closes windows until they are as the plan says, and one that was lost anew. Answers whether one was made. */
    show: (plan: ScreenPlan['beside']): Promise<boolean> => next(() => settle(plan)),
    /** The page was lost, or closed by somebody. */
    lost: (targetId: string): void => {
      for (const [connector, one] of windows) if (one.targetId === targetId) void next(() => close(connector, one))
    },
    /** Whether this is one of them; answers when none is being made. */
    has: async (targetId: string): Promise<boolean> => {
      await work
      return [...windows.values()].some((one) => one.targetId === targetId)
    },
  }
}

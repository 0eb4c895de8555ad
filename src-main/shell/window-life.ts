/**
 * The life of the kiosk's window, the same in both shells. `attempt` counts how often in a row it had
 * to be brought back; it starts again from 0 when the window has been steady for a while.
 */
export type WindowLife =
  | { readonly name: 'closed' }
  | { readonly name: 'opening'; readonly attempt: number }
  | { readonly name: 'showing'; readonly attempt: number }
  | { readonly name: 'reviving'; readonly attempt: number; readonly what: 'page' | 'window' }
  | { readonly name: 'gone' }

export type WindowHappening =
  | { readonly type: 'open' }
  /** The page has been asked for and came. */
  | { readonly type: 'shown' }
  /** The page is lost; the window around it is still there. */
  | { readonly type: 'page-lost'; readonly why: string }
  /** The window, or the process that makes it, is lost. */
  | { readonly type: 'window-lost'; readonly why: string }
  /** The time that was waited for is over. */
  | { readonly type: 'waited' }
  | { readonly type: 'close' }

export type WindowEffect =
  | { readonly do: 'make-window' }
  | { readonly do: 'load-page' }
  | { readonly do: 'dismiss' }
  | { readonly do: 'wait'; readonly milliseconds: number }
  | { readonly do: 'report-lost'; readonly why: string }
  | { readonly do: 'report-gone'; readonly why: string }

/** A window that does not come up within this time is made anew; the slowest seen took 3 s. */
export const openingLimit = 20_000
/** After so long without a loss the window counts as steady. */
export const steadyAfter = 30_000

const delays = [0, 250, 500, 1000, 2000, 5000] as const
/** A page is always brought back; a window that was lost so often in a row is somebody else's task (the service manager's). */
const windowAttempts = 8

/** How long to wait before bringing something back for the nth time in a row; null: stop trying. */
export const reviveDelay = (attempt: number, what: 'page' | 'window'): number | null =>
  what === 'window' && attempt > windowAttempts ? null : (delays[attempt - 1] ?? 5000)

type Next = { readonly life: WindowLife; readonly effects: readonly WindowEffect[] }

export const advanceWindow = (life: WindowLife, happening: WindowHappening): Next => {
  if (happening.type === 'close') return { life: { name: 'closed' }, effects: life.name === 'closed' ? [] : [{ do: 'dismiss' }] }
  switch (life.name) {
    case 'closed':
    case 'gone':
      return happening.type === 'open' ? opening(0, 'make-window') : { life, effects: [] }
    case 'opening':
      if (happening.type === 'shown')
        return { life: { name: 'showing', attempt: life.attempt }, effects: [{ do: 'wait', milliseconds: steadyAfter }] }
      if (happening.type === 'waited') return lost(life.attempt, 'window', 'it did not come up in time', [{ do: 'dismiss' }])
      return lossOf(happening, life)
    case 'showing':
      if (happening.type === 'waited') return { life: { name: 'showing', attempt: 0 }, effects: [] }
      return lossOf(happening, life)
    case 'reviving':
      if (happening.type === 'waited') return opening(life.attempt, life.what === 'page' ? 'load-page' : 'make-window')
      if (happening.type === 'window-lost' && life.what === 'page') return lost(life.attempt, 'window', happening.why)
      return { life, effects: [] }
  }
}

const opening = (attempt: number, how: 'make-window' | 'load-page'): Next => ({
  life: { name: 'opening', attempt },
  effects: [{ do: how }, { do: 'wait', milliseconds: openingLimit }],
})

const lossOf = (happening: WindowHappening, life: WindowLife & { attempt: number }): Next => {
  if (happening.type === 'page-lost') return lost(life.attempt, 'page', happening.why)
  if (happening.type === 'window-lost') return lost(life.attempt, 'window', happening.why)
  return { life, effects: [] }
}

const lost = (before: number, what: 'page' | 'window', why: string, first: readonly WindowEffect[] = []): Next => {
  const attempt = before + 1
  const delay = reviveDelay(attempt, what)
  if (delay === null) return { life: { name: 'gone' }, effects: [...first, { do: 'report-gone', why }] }
  return { life: { name: 'reviving', attempt, what }, effects: [...first, { do: 'report-lost', why }, { do: 'wait', milliseconds: delay }] }
}

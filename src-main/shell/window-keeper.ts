import type { Log } from '../logging/log.ts'
import type { After } from './after.ts'
import type { ShellEvents } from './shell-events.ts'
import { advanceWindow, type WindowEffect, type WindowHappening, type WindowLife } from './window-life.ts'

/** What a shell must be able to do so that its window can be kept alive. None of these may throw. */
export type WindowHands = { makeWindow(): void; loadPage(): void; dismiss(): void }

export type WindowKeeper = {
  happened(happening: WindowHappening): void
  life(): WindowLife
}

/** Carries out what `advanceWindow` decides. One wait runs at a time: a new state forgets the old one's. */
export const keepWindow = (deps: { hands: WindowHands; after: After; events: ShellEvents; log: Log }): WindowKeeper => {
  let life: WindowLife = { name: 'closed' }
  let cancelWait = () => {}

  const carryOut = (effect: WindowEffect) => {
    switch (effect.do) {
      case 'make-window':
        return deps.hands.makeWindow()
      case 'load-page':
        return deps.hands.loadPage()
      case 'dismiss':
        return deps.hands.dismiss()
      case 'wait':
        cancelWait = deps.after(effect.milliseconds, () => happened({ type: 'waited' }))
        return
      case 'report-lost':
        deps.log.warn('the page was lost and is brought back', { why: effect.why })
        return deps.events.emit({ type: 'page-lost', why: effect.why })
      case 'report-gone':
        deps.log.error('the window is gone for good', { why: effect.why })
        return deps.events.emit({ type: 'gone', why: effect.why })
    }
  }

  const happened = (happening: WindowHappening) => {
    const { life: next, effects } = advanceWindow(life, happening)
    if (next === life) return
    life = next
    cancelWait()
    cancelWait = () => {}
    for (const effect of effects) carryOut(effect)
  }

  return { happened, life: () => life }
}

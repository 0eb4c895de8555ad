import { fail, ok, type Result } from '../../src-shared/result/result.ts'
import type { Log } from '../logging/log.ts'
import type { After } from './after.ts'
import type { PageAddress, Shell } from './shell.ts'
import type { ShellEvents } from './shell-events.ts'
import { advanceWindow, type WindowEffect, type WindowHappening, type WindowLife } from './window-life.ts'

/** One window with the kiosk's page in it, as a shell makes it. */
export type ShellWindow = {
  loadPage(): void
  /** What is seen of it, as PNG; rejects when there is nothing to be seen. */
  screenshot(): Promise<Uint8Array>
  /** Takes it away, and resolves when it is gone. */
  dismiss(): Promise<void>
}

/** What a window tells of itself. After its loss nothing of it is heard any more. */
export type WindowNews = {
  /** The page has been asked for and came. */
  shown(): void
  /** The page is lost; the window around it is still there. */
  pageLost(why: string): void
  /** The window, or the process that makes it, is lost or of no use. */
  windowLost(why: string): void
}

export type WindowKeeper<W extends ShellWindow> = Pick<Shell, 'open' | 'screenshot' | 'close'> & {
  /** The window that is there now. */
  window(): W | null
}

/** Keeps one window with the page open: makes it, brings it back when it is lost, and carries out what `advanceWindow` decides. */
export const keepWindow = <W extends ShellWindow>(deps: {
  /** May not throw, nor tell anything before it has returned. */
  make(page: PageAddress, news: WindowNews): W
  after: After
  events: ShellEvents
  log: Log
}): WindowKeeper<W> => {
  let life: WindowLife = { name: 'closed' }
  let page: PageAddress | null = null
  let current: W | null = null
  let opened = (_: Result<void>) => {}
  let cancelWait = () => {}

  const makeWindow = () => {
    if (page === null) return
    const hear = (happening: WindowHappening) => {
      if (mine !== current) return
      if (happening.type === 'window-lost') current = null
      happened(happening)
      if (happening.type === 'shown') opened(ok(undefined))
    }
    const mine = deps.make(page, {
      shown: () => hear({ type: 'shown' }),
      pageLost: (why) => hear({ type: 'page-lost', why }),
      windowLost: (why) => hear({ type: 'window-lost', why }),
    })
    current = mine
  }

  const dismiss = async () => {
    const mine = current
    current = null
    await mine?.dismiss()
  }

  const carryOut = (effect: WindowEffect) => {
    switch (effect.do) {
      case 'make-window':
        return makeWindow()
      case 'load-page':
        return current?.loadPage()
      case 'dismiss':
        return void dismiss()
      case 'wait':
        cancelWait = deps.after(effect.milliseconds, () => happened({ type: 'waited' }))
        return
      case 'report-lost':
        deps.log.warn('the page was lost and is brought back', { why: effect.why })
        return deps.events.emit({ type: 'page-lost', why: effect.why })
      case 'report-gone':
        deps.log.error('the window is gone for good', { why: effect.why })
        opened(fail('window-not-opened', { cause: effect.why }))
        return deps.events.emit({ type: 'gone', why: effect.why })
    }
  }

  /** One wait runs at a time: a new state forgets the old one's. */
  const happened = (happening: WindowHappening) => {
    const { life: next, effects } = advanceWindow(life, happening)
    if (next === life) return
    life = next
    cancelWait()
    cancelWait = () => {}
    for (const effect of effects) carryOut(effect)
  }

  return {
    window: () => current,
    open: (address) => {
      page = address
      return new Promise((resolve) => {
        opened = resolve
        happened({ type: 'open' })
      })
    },
    screenshot: async () => {
      // A page that is just being made forgets what it was asked.
      if (current === null || life.name !== 'showing') return fail('no-window')
      try {
        return ok(await current.screenshot())
      } catch (error) {
        return fail('no-window', { cause: error })
      }
    },
    close: () => {
      const left = dismiss()
      happened({ type: 'close' })
      return left
    },
  }
}

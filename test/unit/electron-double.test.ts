import type * as Electron from 'electron'
import { describe, expect, it } from 'vitest'
import { createEmitter, refusable } from '../electron-double/emitter.ts'
import type { EventsOf } from '../electron-double/published-events.ts'

describe('what Electron’s double tells', () => {
  const heardOf = (tell: (page: ReturnType<typeof createEmitter<EventsOf<Electron.WebContents>>>) => void): readonly unknown[] => {
    const heard: unknown[] = []
    const page = createEmitter<EventsOf<Electron.WebContents>>()
    for (const event of ['did-fail-load', 'did-finish-load', 'render-process-gone']) page.on(event, (...given: unknown[]) => heard.push(given))
    tell(page)
    return heard
  }
  const event = refusable({})

  it('reaches its listeners as Electron’s published types have it', () => {
    const told = (page: ReturnType<typeof createEmitter<EventsOf<Electron.WebContents>>>) => {
      page.tell('did-finish-load')
      page.tell('render-process-gone', event, { reason: 'oom', exitCode: 1 })
    }
    expect(heardOf(told)).toEqual([[], [event, { reason: 'oom', exitCode: 1 }]])
  })

  it('does not compile with an event that the published types do not know', () => {
    // @ts-expect-error it is did-finish-load
    expect(heardOf((page) => page.tell('did-finish-loading'))).toEqual([])
    // @ts-expect-error one of the app's, not of a page
    expect(heardOf((page) => page.tell('window-all-closed'))).toEqual([])
  })

  it('does not compile with another payload than the published types have', () => {
    // @ts-expect-error no such reason
    expect(heardOf((page) => page.tell('render-process-gone', event, { reason: 'tired', exitCode: 1 }))).toHaveLength(1)
    // @ts-expect-error the event itself is missing
    expect(heardOf((page) => page.tell('did-fail-load', -2, 'failed', 'http://x/', true, 1, 1))).toHaveLength(1)
    // @ts-expect-error it says nothing more
    expect(heardOf((page) => page.tell('did-finish-load', event))).toHaveLength(1)
  })
})

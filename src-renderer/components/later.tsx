import { type ComponentType, lazy, Suspense, useState } from 'react'

const loads: (() => Promise<unknown>)[] = []
/** The room's first screen is painted, and its talk may already be opened; then there is time. */
const idleAfter = 2000

/**
 * A part of the page that the first screen does without. It is loaded once the page has nothing to do, so that it
 * is there when somebody asks for it, and not first then.
 */
export const later = <Props extends object>(load: () => Promise<ComponentType<Props>>): ComponentType<Props> => {
  let loaded: ComponentType<Props> | null = null
  const once = async () => {
    loaded = await load()
    return loaded
  }
  loads.push(once)
  const Part = lazy(async () => ({ default: await once() }))
  return (props) => {
    // Decided once: to change over while it is shown would lose what is typed in it.
    const [Ready] = useState(() => loaded)
    return Ready === null ? (
      <Suspense fallback={null}>
        <Part {...props} />
      </Suspense>
    ) : (
      <Ready {...props} />
    )
  }
}

/** Loads everything that can wait, once the page is idle. What fails is tried again when it is asked for. */
export const loadTheRest = (): void => {
  setTimeout(() => requestIdleCallback(() => void loadEverything()), idleAfter)
}

/** Loads it now, and resolves when it is there: for the gallery, whose pictures wait for nothing. */
export const loadEverything = async (): Promise<void> => {
  await Promise.allSettled(loads.map((load) => load()))
}

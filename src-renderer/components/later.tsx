import { type ComponentType, lazy, Suspense } from 'react'

const loads: (() => Promise<unknown>)[] = []
/** The room's first screen is painted, and its talk may already be opened; then there is time. */
const idleAfter = 2000

/**
 * A part of the page that the first screen does without. It is loaded once the page has nothing to do, so that it
 * is there when somebody asks for it, and not first then.
 */
export const later = <Props extends object>(load: () => Promise<ComponentType<Props>>): ComponentType<Props> => {
  loads.push(load)
  const Part = lazy(async () => ({ default: await load() }))
  return (props) => (
    <Suspense fallback={null}>
      <Part {...props} />
    </Suspense>
  )
}

/** Loads everything that can wait, once the page is idle. What fails is tried again when it is asked for. */
export const loadTheRest = (): void => {
  setTimeout(() => requestIdleCallback(() => void Promise.allSettled(loads.map((load) => load()))), idleAfter)
}

type Listener = (...args: never[]) => void

/**
 * Electron's events. `on` fits every overload of the published types, which hold it against the shell; what is told is held
 * against `Events` (see published-events.ts).
 */
export const createEmitter = <Events extends { [Name in keyof Events]: readonly unknown[] } = Record<never, never>>() => {
  const listeners = new Map<string, Listener[]>()
  return {
    on: (event: string, listener: Listener): never => {
      listeners.set(event, [...(listeners.get(event) ?? []), listener])
      // Electron returns the emitter itself; the shell never chains.
      return undefined as never
    },
    heard: (event: keyof Events & string): boolean => listeners.has(event),
    tell: <Name extends keyof Events & string>(event: Name, ...args: Events[Name]): void => {
      for (const listener of listeners.get(event) ?? []) Reflect.apply(listener, undefined, args)
    },
  }
}

/** An event that can be refused; `refused()` says whether it was. */
export const refusable = <T extends object>(params: T) => {
  let refused = false
  return {
    ...params,
    preventDefault: () => {
      refused = true
    },
    get defaultPrevented() {
      return refused
    },
    refused: () => refused,
  }
}

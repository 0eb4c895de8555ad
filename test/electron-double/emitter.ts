type Listener = (...args: never[]) => void

/** Electron's events, as far as a listener can tell. `on` fits every overload of the published types. */
export const createEmitter = () => {
  const listeners = new Map<string, Listener[]>()
  return {
    on: (event: string, listener: Listener): never => {
      listeners.set(event, [...(listeners.get(event) ?? []), listener])
      // Electron returns the emitter itself; the shell never chains.
      return undefined as never
    },
    heard: (event: string): boolean => listeners.has(event),
    tell: (event: string, ...args: readonly unknown[]): void => {
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
    refused: () => refused,
  }
}

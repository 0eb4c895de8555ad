import type { ShellEvent } from './shell.ts'

export type ShellEvents = { emit(event: ShellEvent): void; on(listener: (event: ShellEvent) => void): () => void }

export const shellEvents = (): ShellEvents => {
  const listeners = new Set<(event: ShellEvent) => void>()
  return {
    emit: (event) => {
      for (const listener of listeners) listener(event)
    },
    on: (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
  }
}

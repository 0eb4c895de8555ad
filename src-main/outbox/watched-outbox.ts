import type { Troubles } from '../room/troubles.ts'
import type { Outbox } from './outbox.ts'

/** An outbox whose troubles with the disk are shown in the room until a write succeeds again. */
export const watchedOutbox = (outbox: Outbox, troubles: Troubles): Outbox => {
  const id = 'outbox'
  const watch = async <R extends Awaited<ReturnType<Outbox['put']>>>(writing: Promise<R>): Promise<R> => {
    const written = await writing
    if (written.ok) troubles.clear(id)
    else troubles.set({ id, severity: 'trouble', ...written.failure })
    return written
  }
  return { ...outbox, put: (item) => watch(outbox.put(item)), remove: (item) => watch(outbox.remove(item)) }
}

import type { Settings } from '../settings/settings.ts'

/** The settings as delivery reads them: where the invitation leads is one more place to look at. IT's own list stays IT's. */
export const withJoinedSource = (settings: Settings, from: () => string | null): Settings => ({
  get wasReset() {
    return settings.wasReset
  },
  set: settings.set,
  onChange: settings.onChange,
  get: () => {
    const all = settings.get()
    const more = from()
    return more === null || all.packSources.includes(more) ? all : { ...all, packSources: [...all.packSources, more] }
  },
})

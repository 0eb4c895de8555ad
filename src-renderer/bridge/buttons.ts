import type { ButtonDeed } from '../../src-shared/contract/buttons.ts'
import { now, roomSpeed } from '../stores/now.ts'
import { useReplica } from '../stores/slices.ts'
import { giveIntent } from './intents.ts'

/** A press that was made while the page was away must not act on a screen that nobody saw then. Of the world's time. */
const freshFor = 1500

/** The deeds that were not carried out yet; one that is too old is left out. `done`: the number of the newest that was seen. */
export const newDeeds = (deeds: readonly ButtonDeed[], done: number, at: number, speed: number): readonly ButtonDeed[] => {
  const newest = deeds.at(-1)?.n ?? 0
  // Main counts from the beginning again when it was started anew.
  const since = newest < done ? 0 : done
  return deeds.filter((deed) => deed.n > since && at - deed.at <= freshFor * speed)
}

/** Carries out what hands do with the buttons on the tables, each deed once. */
export const installButtons = (): void => {
  let done: number | null = null
  useReplica.subscribe(({ slices }, before) => {
    if (slices === null || slices.buttons === before.slices?.buttons) return
    const { deeds } = slices.buttons
    // What stands there when the page begins was done before it.
    const fresh = done === null ? [] : newDeeds(deeds, done, now(), roomSpeed())
    done = deeds.at(-1)?.n ?? 0
    for (const { intent, press, replaces, group } of fresh) if (intent !== null) giveIntent(intent, { group, press, replaces })
  })
}

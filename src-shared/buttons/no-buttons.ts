import type { ButtonsSlice } from '../contract/buttons.ts'
import { usualBindings } from './bindings.ts'

/** A room in which no button is plugged in, and nothing is wrong with that. */
export const noButtons: ButtonsSlice = {
  reader: 'ready',
  devices: [],
  gone: [],
  deeds: [],
  holding: null,
  learning: { state: 'off' },
  last: null,
  bindings: usualBindings,
  keys: [],
}

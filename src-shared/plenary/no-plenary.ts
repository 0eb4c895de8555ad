import type { PlenaryOffer, PlenarySlice } from '../contract/plenary.ts'

/** Before anything is known of a plenary. */
export const noPlenary: PlenarySlice = {
  line: { name: 'none', why: null },
  segment: null,
  view: null,
  warm: false,
  agreed: false,
  silent: false,
  camera: false,
  iceServers: [],
  relayOnly: false,
  relays: [],
  report: null,
}
export const noPlenarySlices: { readonly plenary: PlenarySlice; readonly plenaryOffer: PlenaryOffer } = {
  plenary: noPlenary,
  plenaryOffer: { number: 0, word: 'none' },
}

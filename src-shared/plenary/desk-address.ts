import { checkAddress } from '../join/address.ts'

/** Where a desk is spoken to: its socket, what is delivered, and whether it is there at all. */
export type DeskAddress = { readonly socket: string; readonly items: string; readonly health: string }

/** Reads a desk's address as a pack or IT names it; null for what no pass is sent to: not encrypted, or no address. */
export const readDeskAddress = (text: string): DeskAddress | null => {
  const checked = checkAddress(text.replace(/\/$/, ''))
  if (!checked.ok) return null
  const base = checked.value
  return { socket: `${base.replace(/^http/, 'ws')}/plenary`, items: `${base}/items`, health: `${base}/health` }
}

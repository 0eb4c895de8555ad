import { crockford } from '../packs/signature.ts'

/** What brings a room into a seminar. A link carries it, and a code stands for one. */
export type Ticket = {
  /** The seminar's id. */
  readonly seminar: string
  /** Where its pack is; null: on a stick, or where IT's own sources say. */
  readonly from: string | null
  /** Of the organiser's key, `XXXX-XXXX-XXXX-XXXX`. It makes nobody trusted: it is what people compare with. */
  readonly fingerprint: string
  /** The room's name, as people read it. */
  readonly room: string
  /** The group's number among all groups of the seminar, from 1. */
  readonly group: number
  /** For the plenary, which alone understands it; null: none. */
  readonly pass: string | null
}

export const longestRoom = 80
export const mostGroups = 999
const longestPass = 2000

export const isSeminarId = (text: string): boolean => /^[a-z0-9][a-z0-9-]{0,63}$/.test(text)

export const isFingerprint = (text: string): boolean =>
  /^.{4}(?:-.{4}){3}$/.test(text) && [...text.replaceAll('-', '')].every((letter) => crockford.includes(letter))

export const isGroup = (group: number): boolean => Number.isInteger(group) && group >= 1 && group <= mostGroups

export const isPass = (text: string): boolean => text.length <= longestPass && /^[A-Za-z0-9._~-]+$/.test(text)

/** Signs that nobody sees, that turn the writing round, that end a line, or that pile up on one letter. */
const notForNames = /[\p{C}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}\u2800]|[^\P{Zs} ]|^\p{M}|\p{M}{3}/u

/** A name that is on the screen just what it is in the link. */
export const isRoom = (text: string): boolean =>
  text.isWellFormed() && !notForNames.test(text) && text === text.normalize('NFC').trim() && text !== '' && [...text].length <= longestRoom

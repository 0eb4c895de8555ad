import type { CDPSession, Locator, Page } from '@playwright/test'
import type { GroupSlice, Slices } from '../../src-shared/contract/slices.ts'
import type { DialoguePartView } from '../../src-shared/dialogue/view.ts'
import type { EvaluationStep } from '../../src-shared/evaluation/view.ts'
import { frameTexts } from '../../src-shared/i18n/catalogues/frame.ts'
import type { Language } from '../../src-shared/i18n/language.ts'

/** What main says, and waiting for it. */
export type Main = {
  slices(): Slices
  /** Room time, in milliseconds since 1970. */
  now(): number
  until(holds: (slices: Slices) => boolean, patience?: number): Promise<Slices>
  untilTime(at: number, patience?: number): Promise<void>
  onChange(listener: (slices: Slices) => void): () => void
}

/** A room as a journey sees it, whatever the shell: the screen, and what main says of it. */
export type Room = { readonly page: Page; readonly main: Main }

/** A feature's texts in the room's language. */
export const texts = <Texts>(room: Room, catalogue: Readonly<Record<Language, Texts>>): Texts => catalogue[room.main.slices().settings.language]

/** The part of the screen that is a group's own; all of it where there is one group. */
export const paneOf = (room: Room, group: number): Locator =>
  room.main.slices().groups.length < 2
    ? room.page.locator('body')
    : room.page.getByRole('region', { name: texts(room, frameTexts).group(group + 1), exact: true })

/** A finger on the screen. */
export const touch = async (room: Room, what: Locator): Promise<void> => {
  const box = await placeOf(what)
  const session = await (sessions.get(room.page) ?? newSession(room.page))
  const touchPoints = [{ x: box.x + box.width / 2, y: box.y + box.height / 2 }]
  await session.send('Input.dispatchTouchEvent', { type: 'touchStart', touchPoints })
  await session.send('Input.dispatchTouchEvent', { type: 'touchEnd', touchPoints: [] })
}

/** Where a thing is that can be touched. One that becomes another in this very moment is looked for again. */
const placeOf = async (what: Locator) => {
  for (;;) {
    await what.click({ trial: true })
    const box = await what.boundingBox()
    if (box !== null) return box
  }
}

const sessions = new WeakMap<Page, Promise<CDPSession>>()
const newSession = (page: Page): Promise<CDPSession> => {
  const session = page.context().newCDPSession(page)
  sessions.set(page, session)
  return session
}

export const touchButton = (room: Room, name: string, within: Locator = room.page.locator('body')): Promise<void> =>
  touch(room, within.getByRole('button', { name, exact: true }))

/** Does something and waits until main says that `what` is another than before. */
export const changing = async (room: Room, what: (slices: Slices) => unknown, act: () => Promise<unknown>): Promise<Slices> => {
  const before = JSON.stringify(what(room.main.slices()))
  await act()
  return room.main.until((slices) => JSON.stringify(what(slices)) !== before, 10_000)
}

export const press = (room: Room, key: string): Promise<void> => room.page.keyboard.press(key)

export const segmentOn = ({ room }: Slices): string | null => (room.programme.phase.name === 'running' ? room.programme.phase.segment : null)

/** Waits until an item is on, in main and on the screen. */
export const untilOn = async (room: Room, segment: string, patience = 30_000): Promise<Slices> => {
  const slices = await room.main.until((now) => segmentOn(now) === segment, patience)
  await room.page.locator(`html[data-screen="running:${segment}"]`).waitFor({ state: 'attached' })
  return slices
}

export const untilPhase = (room: Room, name: Slices['room']['programme']['phase']['name'], patience = 30_000): Promise<Slices> =>
  room.main.until((slices) => slices.room.programme.phase.name === name, patience)

export const groupOf = (slices: Slices, group = 0): GroupSlice => {
  const found = slices.groups.find((one) => one.group === group)
  if (found === undefined) throw new Error(`there is no group ${group}`)
  return found
}

type PartOf<K extends DialoguePartView['kind']> = Extract<DialoguePartView, { kind: K }>

/** The part of a dialogue that a group is in; null where it is another. */
export const partOf = <K extends DialoguePartView['kind']>(slices: Slices, kind: K, group = 0): PartOf<K> | null => {
  const part = slices.groups.find((one) => one.group === group)?.dialogue?.part
  return part?.kind === kind ? (part as PartOf<K>) : null
}

export const stepOf = (slices: Slices, group = 0): EvaluationStep | null => slices.groups.find((one) => one.group === group)?.evaluation?.step ?? null

/** An instant as a clock in the seminar's zone shows it, with seconds. */
export const clockOf = (at: number, timeZone = 'Europe/Stockholm'): string =>
  new Intl.DateTimeFormat('sv-SE', { timeZone, timeStyle: 'medium' }).format(at)

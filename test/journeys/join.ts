import type { Locator } from '@playwright/test'
import { joinTexts } from '../../src-shared/i18n/catalogues/join.ts'
import { type Room, texts, touch, touchButton } from './room.ts'

export const joinDialog = (room: Room): Locator => room.page.getByRole('dialog', { name: texts(room, joinTexts).title })

/** A letter of the keypad, by a finger. */
export const touchLetter = (room: Room, letter: string): Promise<void> =>
  touch(
    room,
    joinDialog(room)
      .getByRole('group', { name: texts(room, joinTexts).keys })
      .getByRole('button', { name: letter, exact: true }),
  )

/** A place of the code, to type over what stands there. */
export const touchPlace = (room: Room, n: number, letter: string): Promise<void> =>
  touchButton(room, texts(room, joinTexts).place(n, letter), joinDialog(room))

export const typeCode = async (room: Room, code: string): Promise<void> => {
  for (const letter of code) await touchLetter(room, letter)
}

import { frameTexts } from '../../src-shared/i18n/catalogues/frame.ts'
import { staffTexts } from '../../src-shared/i18n/catalogues/staff.ts'
import { type Room, texts, touchButton } from './room.ts'

/** From the first screen to the door of the staff's page. */
export const toStaffDoor = async (room: Room): Promise<void> => {
  await touchButton(room, texts(room, frameTexts).staff)
  await room.page.getByRole('dialog', { name: texts(room, staffTexts).title }).waitFor()
}

export const enterPin = async (room: Room, pin: string): Promise<void> => {
  for (const digit of pin) await touchButton(room, digit, room.page.getByRole('dialog'))
  await touchButton(room, texts(room, staffTexts).unlock, room.page.getByRole('dialog'))
}

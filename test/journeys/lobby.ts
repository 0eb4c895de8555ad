import { frameTexts } from '../../src-shared/i18n/catalogues/frame.ts'
import { welcomeTexts } from '../../src-shared/i18n/catalogues/welcome.ts'
import { type Room, texts, touch, touchButton } from './room.ts'

/** So many people at each table, by a finger on the table's plus and minus. */
export const takeSeats = async (room: Room, seats: readonly number[]): Promise<void> => {
  const words = texts(room, welcomeTexts)
  if (seats.length > 1) {
    await touchButton(room, words.oneGroup)
    await touchButton(room, String(seats.length), room.page.getByRole('group', { name: words.groups }))
  }
  for (const [group, count] of seats.entries()) {
    const name = seats.length === 1 ? words.howMany : texts(room, frameTexts).group(group + 1)
    const table = room.page.getByRole('group', { name, exact: true })
    const shown = async () => Number(await table.getByRole('status').textContent())
    for (let now = await shown(); now !== count; now = await shown()) {
      await touch(room, table.getByRole('button', { name: now < count ? words.more : words.fewer }))
      await table
        .getByRole('status')
        .getByText(String(now + Math.sign(count - now)), { exact: true })
        .waitFor()
    }
  }
}

/** The one large button of the first screen. */
export const start = async (room: Room): Promise<void> => {
  const words = texts(room, welcomeTexts)
  await touch(
    room,
    room.page.getByRole('button', { name: words.ready, exact: true }).or(room.page.getByRole('button', { name: words.startNow, exact: true })),
  )
  await room.main.until(({ room: { programme } }) => programme.phase.name !== 'before')
}

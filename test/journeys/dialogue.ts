import { dialogueTexts } from '../../src-shared/i18n/catalogues/dialogue.ts'
import { pointsTexts } from '../../src-shared/i18n/catalogues/points.ts'
import { changing, groupOf, paneOf, partOf, press, type Room, texts, touchButton } from './room.ts'

/** A round by the button on the table: each seat speaks until the next press. `passes` is the seat, from 0, that passes once. */
export const goRound = async (room: Room, options: { readonly passes?: number } = {}): Promise<readonly number[]> => {
  const heard: number[] = []
  let passes = options.passes ?? null
  for (let round = partOf(room.main.slices(), 'round'); round !== null; round = partOf(room.main.slices(), 'round')) {
    const { seat } = round
    await changing(room, turnOf, async () => {
      if (seat !== passes) return press(room, 'PageDown')
      passes = null
      return touchButton(room, texts(room, dialogueTexts).pass)
    })
    heard.push(seat)
  }
  return heard
}

/** Whose turn it is, in which part. */
const turnOf = (slices: Parameters<typeof groupOf>[0]) => {
  const dialogue = groupOf(slices).dialogue
  return [dialogue?.partIndex, dialogue?.part.kind, dialogue?.part.kind === 'round' ? [dialogue.part.seat, dialogue.part.turnsLeft] : null]
}

/** Ends the open conversation, or the writing down, with the button. */
export const goOn = (room: Room): Promise<unknown> => changing(room, turnOf, () => press(room, 'PageDown'))

/** Writes points on an attached keyboard and sends them. */
export const writeAndSend = async (room: Room, written: readonly string[], group = 0): Promise<void> => {
  const words = texts(room, pointsTexts)
  const pane = paneOf(room, group)
  const name = partOf(room.main.slices(), 'summary', group)?.collect === 'takeaways' ? words.takeaway : words.point
  for (const [index, text] of written.entries()) {
    await pane.getByRole('textbox', { name: name(index + 1), exact: true }).click()
    await room.page.keyboard.type(text)
  }
  await touchButton(room, words.send, pane)
  await room.main.until((slices) => groupOf(slices, group).points?.sent === true)
}

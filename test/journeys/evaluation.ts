import type { Locator } from '@playwright/test'
import { evaluationTexts } from '../../src-shared/i18n/catalogues/evaluation.ts'
import { keyboardTexts } from '../../src-shared/i18n/catalogues/keyboard.ts'
import { localized } from '../../src-shared/i18n/language.ts'
import type { Question } from '../../src-shared/seminar/schema.ts'
import { paneOf, type Room, segmentOn, stepOf, texts, touch, touchButton } from './room.ts'

/** What one person does: a number for a scale, an option for a choice, a text, or nothing at all. */
export type Respondent = { readonly scale?: number; readonly option?: number; readonly text?: string }

export const questionsOf = (room: Room): readonly Question[] => {
  const slices = room.main.slices()
  const segment = slices.seminar?.content.programme.find(({ id }) => id === segmentOn(slices))
  return segment?.kind === 'evaluation' ? segment.questions : []
}

export const stepForward = async (room: Room, group = 0): Promise<void> => {
  await touchButton(room, texts(room, evaluationTexts).begin, paneOf(room, group))
  await untilQuestion(room, 0, group)
}

export const untilQuestion = (room: Room, index: number, group = 0) =>
  room.main.until((slices) => {
    const step = stepOf(slices, group)
    return step?.name === 'question' && step.index === index
  })

/** Answers the question that is on the screen, and waits for the next. */
export const answerQuestion = async (room: Room, index: number, person: Respondent, group = 0): Promise<void> => {
  const question = questionsOf(room)[index]
  if (question === undefined) throw new Error(`there is no question ${index}`)
  const words = texts(room, evaluationTexts)
  const pane = paneOf(room, group)
  await pane.getByRole('heading', { name: localized(question.prompt, room.main.slices().settings.language) }).waitFor()
  if (question.kind === 'scale' && person.scale !== undefined)
    await touch(room, pane.getByRole('button', { name: new RegExp(`^${words.scaleStep(person.scale, question.steps)}`) }))
  else if (question.kind === 'choice' && person.option !== undefined)
    await touchButton(room, localized(question.options[person.option]?.label ?? {}, room.main.slices().settings.language), pane)
  else if (question.kind === 'text' && person.text !== undefined) {
    await touch(room, pane.getByRole('textbox'))
    await typeOnScreen(room, person.text, pane)
    await touchButton(room, words.next, pane)
  } else await touchButton(room, words.skip, pane)
  await untilQuestion(room, index + 1, group)
}

/** One person from the hand-over screen to the hand-over screen. */
export const answerAll = async (room: Room, person: Respondent, group = 0): Promise<void> => {
  await stepForward(room, group)
  for (const index of questionsOf(room).keys()) await answerQuestion(room, index, person, group)
  await handOver(room, group)
}

export const handOver = async (room: Room, group = 0): Promise<void> => {
  await touchButton(room, texts(room, evaluationTexts).handOver, paneOf(room, group))
  await room.main.until((slices) => stepOf(slices, group)?.name === 'hand-over')
  await paneOf(room, group)
    .getByRole('button', { name: texts(room, evaluationTexts).handOver, exact: true })
    .waitFor({ state: 'hidden' })
}

/** Small letters and spaces on the keyboard that the screen shows; it begins a sentence with a capital by itself. */
export const typeOnScreen = async (room: Room, text: string, within: Locator): Promise<void> => {
  const words = texts(room, keyboardTexts)
  const keyboard = within.getByRole('region', { name: words.label })
  await keyboard.waitFor()
  for (const letter of text) {
    const name = letter === ' ' ? words.space : new RegExp(`^${letter}$`, 'i')
    await touch(room, keyboard.getByRole('button', { name, exact: true }))
  }
}

/** Nobody answers any more; those who did not are asked about once. Until it cannot be taken back. */
export const closeEvaluation = async (room: Room, group = 0): Promise<void> => {
  await closeForNow(room, group)
  await room.main.until((slices) => {
    const step = stepOf(slices, group)
    return step?.name === 'closed' && step.summary !== 'soon'
  })
}

/** The same, and at once. */
export const closeForNow = async (room: Room, group = 0): Promise<void> => {
  const words = texts(room, evaluationTexts)
  const pane = paneOf(room, group)
  const step = stepOf(room.main.slices(), group)
  await touchButton(room, words.close, pane)
  if (step?.name === 'hand-over' && step.done < step.seats) await touchButton(room, words.closeYes, pane)
  await room.main.until((slices) => stepOf(slices, group)?.name === 'closed')
}

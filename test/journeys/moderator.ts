import { frameTexts } from '../../src-shared/i18n/catalogues/frame.ts'
import { talkTexts } from '../../src-shared/i18n/catalogues/talk.ts'
import type { UndoableAction } from '../../src-shared/programme/view.ts'
import { changing, type Room, segmentOn, texts, touchButton } from './room.ts'

export const openMenu = (room: Room): Promise<void> => touchButton(room, texts(room, frameTexts).moderatorMenu, room.page.getByRole('banner'))

type MenuWord = 'menuPause' | 'backButton' | 'moreTime' | 'lessTime' | 'skipItem' | 'skipWait'

/** Opens the moderator's panel and touches one thing in it. */
export const fromMenu = async (room: Room, word: MenuWord): Promise<void> => {
  await openMenu(room)
  await touchButton(room, texts(room, frameTexts)[word], room.page.getByRole('dialog'))
}

/** Leaves what is on for good, after the one question that is asked. */
export const leaveItem = async (room: Room): Promise<void> => {
  const talk = room.main.slices().room.programme.media !== undefined
  if (talk) {
    await showControls(room)
    await touchButton(room, texts(room, talkTexts).leave)
  } else await fromMenu(room, 'skipItem')
  await changing(room, segmentOn, () => touchButton(room, texts(room, frameTexts).skipYes, room.page.getByRole('dialog')))
}

/** Goes on without what the room waits for, after the one question that is asked. */
export const leaveWait = async (room: Room): Promise<void> => {
  await fromMenu(room, 'skipWait')
  await changing(room, segmentOn, () => touchButton(room, texts(room, frameTexts).skipWaitYes, room.page.getByRole('dialog')))
}

/** A moving pointer brings a recording's controls out. */
export const showControls = async (room: Room): Promise<void> => {
  await room.page.mouse.move(600, 400)
  await room.page.mouse.move(610, 410)
}

const did = {
  extend: 'did_extend',
  shorten: 'did_shorten',
  skip: 'did_skip',
  back: 'did_back',
  pause: 'did_pause',
  'round-close': 'did_roundClose',
  'turn-back': 'did_turnBack',
} as const satisfies Partial<Record<UndoableAction, string>>

/** Until the screen says what was just done, and offers the way back. */
export const untilUndoable = (room: Room, action: keyof typeof did): Promise<void> =>
  room.page.getByText(texts(room, frameTexts)[did[action]], { exact: true }).waitFor()

/** The way back that the screen offers for five seconds. */
export const undo = async (room: Room, action: keyof typeof did): Promise<void> => {
  await untilUndoable(room, action)
  await touchButton(room, texts(room, frameTexts).undo)
}

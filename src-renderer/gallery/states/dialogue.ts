import type { DialogueView, PointsView } from '../../../src-shared/dialogue/view.ts'
import { dialogueTexts } from '../../../src-shared/i18n/catalogues/dialogue.ts'
import { keyboardTexts } from '../../../src-shared/i18n/catalogues/keyboard.ts'
import { minutes, plus, seconds } from '../../../src-shared/time/time.ts'
import { finished, groupsOf, open, points, round, summary, writtenPoints } from '../fixtures/dialogue.ts'
import { held, onSegment, running } from '../fixtures/programme.ts'
import type { Scene } from '../fixtures/slices.ts'
import type { GalleryState } from './state.ts'

const first = onSegment('dialogue-1', 6)
const late = onSegment('dialogue-1', 25)
const second = onSegment('dialogue-2', 24)

const turn = (left: number, total = 90) => running(plus(first.now, seconds(left)), total)
const one = (base: Scene, dialogue: DialogueView, written: PointsView | null = null): Scene => ({
  ...base,
  groups: groupsOf(1, () => ({ dialogue, points: written })),
})
const inRound = (table: string, left: number): Scene => one(first, round(table, turn(left)))
const writing = summary(running(plus(late.now, minutes(4.2)), 450))
const calm = (language: keyof typeof keyboardTexts) => [keyboardTexts[language].show]

const four: Scene = {
  ...first,
  groups: groupsOf(4, (index) => ({
    dialogue:
      [round('ssSwwww', turn(48)), round('spsSww', turn(17)), round('ssssssSp', turn(-21)), open(running(plus(first.now, minutes(7.4)), 720))][
        index
      ] ?? null,
  })),
}
const fourWriting: Scene = {
  ...late,
  groups: groupsOf(4, (index) => ({
    dialogue: index === 3 ? finished() : writing,
    points: points(writtenPoints.slice(0, index + 1), index > 1),
  })),
}

/** One dialogue from its first turn to its end, for one group and for several. */
export const dialogueStates: readonly GalleryState[] = [
  { id: 'round-first', scene: inRound('Swwwwww', 84) },
  { id: 'round-middle', scene: inRound('ssSwwww', 52) },
  { id: 'round-soon', scene: inRound('sssSwww', 24) },
  { id: 'round-over', scene: inRound('ssssSww', -34) },
  { id: 'round-passed', scene: inRound('spsSpdw', 71) },
  { id: 'round-last', scene: inRound('ssdsssS', 66) },
  { id: 'round-closing', scene: inRound('sspSwws', 40), press: (language) => [dialogueTexts[language].closeRound] },
  { id: 'round-twelve', scene: inRound('ssspssSwwwww', 38) },
  {
    id: 'round-paused',
    scene: {
      ...one(first, round('ssSwwww', held(52, 90))),
      programme: { ...first.programme, paused: true, countdown: held(1440, 1800) },
    },
  },
  { id: 'open', scene: one(first, open(running(plus(first.now, minutes(7.4)), 720))) },
  { id: 'open-over', scene: one(first, open(running(plus(first.now, seconds(-75)), 720))) },
  { id: 'summary-empty', scene: one(late, writing) },
  { id: 'summary-written', scene: one(late, writing, points(writtenPoints.slice(0, 2))) },
  {
    id: 'summary-shortened',
    scene: {
      ...one(late, writing, points(writtenPoints, false)),
      programme: { ...late.programme, notices: [{ kind: 'shortened', lost: minutes(5), segments: [{ id: 'dialogue-1', by: minutes(5) }] }] },
    },
  },
  { id: 'summary-typing', scene: one(late, writing, points(writtenPoints.slice(0, 1))), press: calm },
  { id: 'summary-sent', scene: one(late, writing, points(writtenPoints, true)) },
  {
    id: 'takeaways',
    scene: one(
      second,
      summary(running(plus(second.now, minutes(5)), 900), 'dialogue-2'),
      points(['Vi lägger till frågan om barn i mallen för första samtalet, före den 15 november.'], false, 'dialogue-2'),
    ),
  },
  { id: 'finished', scene: one(late, finished(), points(writtenPoints, true)) },
  {
    id: 'two-groups',
    scene: { ...first, groups: groupsOf(2, (index) => ({ dialogue: round(index === 0 ? 'ssSwwww' : 'sSpwww', turn(index === 0 ? 48 : 12)) })) },
  },
  {
    id: 'three-groups',
    scene: {
      ...first,
      groups: groupsOf(3, (index) => ({ dialogue: round(['ssSwwww', 'sSpwww', 'Swwwwwww'][index] ?? 'S', turn(48 - 20 * index)) })),
    },
  },
  { id: 'four-groups', scene: four },
  { id: 'four-groups-writing', scene: fourWriting },
  { id: 'four-groups-typing', scene: fourWriting, press: calm },
  {
    id: 'two-groups-writing',
    scene: { ...late, groups: groupsOf(2, (index) => ({ dialogue: writing, points: points(writtenPoints.slice(0, index + 1)) })) },
  },
]

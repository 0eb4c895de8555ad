import type { EvaluationView } from '../../../src-shared/evaluation/view.ts'
import { evaluationTexts } from '../../../src-shared/i18n/catalogues/evaluation.ts'
import { keyboardTexts } from '../../../src-shared/i18n/catalogues/keyboard.ts'
import { plus, seconds } from '../../../src-shared/time/time.ts'
import { groupsOf } from '../fixtures/dialogue.ts'
import { asked, closed, handOver, justClosed } from '../fixtures/evaluation.ts'
import { onSegment } from '../fixtures/programme.ts'
import type { Scene } from '../fixtures/slices.ts'
import type { GalleryState } from './state.ts'

const base = onSegment('evaluation', 2)
const one = (evaluation: EvaluationView): Scene => ({ ...base, groups: groupsOf(1, () => ({ evaluation })) })

/** The evaluation from the first person to the thanks. */
export const evaluationStates: readonly GalleryState[] = [
  { id: 'evaluation-first', scene: one(handOver(0)) },
  { id: 'evaluation-hand-over', scene: one(handOver(3)) },
  { id: 'evaluation-all', scene: one(handOver(7)) },
  { id: 'evaluation-closing', scene: one(handOver(3)), press: (language) => [evaluationTexts[language].close] },
  { id: 'evaluation-scale', scene: one(asked(0)) },
  { id: 'evaluation-scale-answered', scene: one(asked(0, { useful: { kind: 'scale', value: 4 } })) },
  { id: 'evaluation-choice', scene: one(asked(2, { again: { kind: 'choice', options: ['yes'] } })) },
  { id: 'evaluation-several', scene: one(asked(3, { most: { kind: 'choice', options: ['first', 'group'] } })) },
  { id: 'evaluation-text', scene: one(asked(4)) },
  {
    id: 'evaluation-text-typing',
    scene: one(asked(4, { else: { kind: 'text', text: 'Det var skönt att alla fick säga något.' } })),
    press: (language) => [keyboardTexts[language].show],
  },
  { id: 'evaluation-review', scene: one(asked(5)) },
  {
    id: 'evaluation-just-closed',
    scene: {
      ...one(justClosed),
      programme: { ...base.programme, undo: { event: 90, action: 'evaluation-close', until: plus(base.now, seconds(4)) } },
    },
  },
  { id: 'evaluation-few', scene: one(closed(4)) },
  { id: 'evaluation-nobody', scene: one(closed(0)) },
  { id: 'evaluation-summary', scene: one(closed(7)) },
  {
    id: 'evaluation-four-groups',
    scene: { ...base, groups: groupsOf(4, (index) => ({ evaluation: [asked(0), asked(3), handOver(2, 8), closed(5)][index] ?? null })) },
  },
  {
    id: 'evaluation-four-groups-more',
    scene: { ...base, groups: groupsOf(4, (index) => ({ evaluation: [asked(4), asked(5), handOver(0, 8), closed(3)][index] ?? null })) },
  },
]

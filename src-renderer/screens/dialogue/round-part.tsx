import type { DialoguePartView, DialogueView } from '../../../src-shared/dialogue/view.ts'
import { dialogueTexts } from '../../../src-shared/i18n/catalogues/dialogue.ts'
import type { PaneSize } from '../../components/group-grid.tsx'
import { nearnessOf } from '../../components/nearness.ts'
import { Pane } from '../../components/pane.tsx'
import { Ring } from '../../components/ring.tsx'
import { useTexts } from '../../i18n/use-texts.ts'
import { useLeft } from '../../stores/now.ts'
import styles from './dialogue.module.css'
import { PartHead } from './part-head.tsx'
import { RoundControls } from './round-controls.tsx'
import { following } from './seat-order.ts'
import { SeatTable } from './seat-table.tsx'
import { useBell } from './use-bell.ts'

type Round = Extract<DialoguePartView, { kind: 'round' }>
type RoundPartProps = { readonly group: number; readonly part: Round; readonly dialogue: DialogueView; readonly size: PaneSize }

// The ring lies on the table, inside the seats (see `seat-table.module.css`).
const ringOfTable = 'calc(var(--table) * 0.65)'

export const RoundPart = ({ group, part, dialogue, size }: RoundPartProps) => {
  useBell(part.turn)
  return (
    <Pane size={size} cue={part.cue} className={styles[size]}>
      <div className={styles.upper}>
        <div className={styles.words}>
          <PartHead dialogue={dialogue} kind="round" prompt={part.prompt} size={size} />
          <Turn part={part} />
        </div>
        <SeatTable seats={part.seats} size={size}>
          <Ring countdown={part.turn} size={ringOfTable} />
        </SeatTable>
      </div>
      <RoundControls group={group} part={part} size={size} />
    </Pane>
  )
}

/** Whose turn it is, and whose comes then. Overtime is a friendly word, not a reproach. */
const Turn = ({ part }: { readonly part: Round }) => {
  const texts = useTexts(dialogueTexts)
  const over = nearnessOf(useLeft(part.turn)) === 'over'
  const then = following(part.seats)
  const afterwards =
    then.kind === 'none' ? texts.lastTurn : then.kind === 'again' ? texts.afterwardsBack(then.seat + 1) : texts.afterwards(then.seat + 1)
  return (
    <div className={styles.turn} aria-live="polite">
      <p className={styles.whose}>
        <strong>{texts.seat(part.seat + 1)}</strong> <span>{texts.hasTheFloor}</span>
      </p>
      <p className={styles.afterwards}>
        {over && <span className={styles.over}>{texts.roundOff}</span>}
        <span>{afterwards}</span>
      </p>
    </div>
  )
}

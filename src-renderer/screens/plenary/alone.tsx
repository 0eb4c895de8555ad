import { plenaryTexts } from '../../../src-shared/i18n/catalogues/plenary.ts'
import type { SegmentOf } from '../../../src-shared/seminar/schema.ts'
import { Frame } from '../../components/frame.tsx'
import { GroupGrid } from '../../components/group-grid.tsx'
import { useLocalized, useTexts } from '../../i18n/use-texts.ts'
import { DialogueStage } from '../dialogue/dialogue-stage.tsx'
import styles from './plenary.module.css'

/** Without a connection the group goes on by itself, with the pack's own guide for that. */
export const Alone = ({ segment }: { readonly segment: SegmentOf<'plenary'> }) => {
  const texts = useTexts(plenaryTexts)
  const text = useLocalized()
  return (
    <Frame>
      <div className={styles.plenary}>
        <p className={styles.sentence} role="status">
          <strong>{text(segment.title)}</strong> {texts.offline}
        </p>
        <div className={styles.guide}>
          <GroupGrid>{(group) => <DialogueStage group={group} />}</GroupGrid>
        </div>
      </div>
    </Frame>
  )
}

import { plenaryTexts } from '../../../src-shared/i18n/catalogues/plenary.ts'
import type { SegmentOf } from '../../../src-shared/seminar/schema.ts'
import { Frame } from '../../components/frame.tsx'
import { GroupGrid } from '../../components/group-grid.tsx'
import { KeyboardArea } from '../../components/keyboard/keyboard-area.tsx'
import { useLocalized, useTexts } from '../../i18n/use-texts.ts'
import { useOwnWords } from '../../stores/own-words.ts'
import { DialogueStage } from '../dialogue/dialogue-stage.tsx'
import styles from './plenary.module.css'
import { useToldWords, WordsButton } from './words-button.tsx'
import { WordsEditor } from './words-editor.tsx'

/** Without the others, or without seeing and hearing them, the group goes on by itself, with the pack's own guide for that. */
export const Alone = ({ why, segment }: { readonly why: 'no-line' | 'no-media'; readonly segment: SegmentOf<'plenary'> }) => {
  const texts = useTexts(plenaryTexts)
  const text = useLocalized()
  const told = useToldWords()
  const writes = useOwnWords(({ open }) => open)
  const fact = why === 'no-line' ? texts.offline : texts.mediaNone
  return (
    <Frame>
      <div className={styles.plenary}>
        <div className={styles.sentence}>
          <p role="status">
            <strong>{text(segment.title)}</strong> {told !== '' ? told : writes ? fact : `${fact} ${texts.offlineGuide}`}
          </p>
          {writes ? null : <WordsButton />}
        </div>
        <div className={styles.guide}>
          {writes ? (
            <KeyboardArea>
              <WordsEditor segment={segment.id} />
            </KeyboardArea>
          ) : (
            <GroupGrid>{(group) => <DialogueStage group={group} />}</GroupGrid>
          )}
        </div>
      </div>
    </Frame>
  )
}

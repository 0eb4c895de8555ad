import type { DialogueView } from '../../../src-shared/dialogue/view.ts'
import { dialogueTexts } from '../../../src-shared/i18n/catalogues/dialogue.ts'
import type { Localized } from '../../../src-shared/i18n/language.ts'
import { classes } from '../../components/classes.ts'
import type { PaneSize } from '../../components/group-grid.tsx'
import { useLocalized, useTexts } from '../../i18n/use-texts.ts'
import styles from './dialogue.module.css'

type PartHeadProps = {
  readonly dialogue: DialogueView
  readonly kind: 'round' | 'open' | 'summary'
  readonly prompt: Localized
  readonly size: PaneSize
}

/** Which part of the dialogue this is, and the question everybody reads. */
export const PartHead = ({ dialogue, kind, prompt, size }: PartHeadProps) => {
  const texts = useTexts(dialogueTexts)
  const text = useLocalized()(prompt)
  return (
    <header className={styles.head}>
      <p className={styles.which}>{`${texts[kind]} · ${texts.part(dialogue.partIndex + 1, dialogue.parts.length)}`}</p>
      <h1 className={classes(styles.prompt, styles[size], text.length > 90 && styles.long)}>{text}</h1>
    </header>
  )
}

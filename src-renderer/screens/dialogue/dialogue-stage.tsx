import { dialogueTexts } from '../../../src-shared/i18n/catalogues/dialogue.ts'
import { paneSizeOf } from '../../components/group-grid.tsx'
import { useTexts } from '../../i18n/use-texts.ts'
import { useGroups } from '../../stores/slices.ts'
import styles from './dialogue.module.css'
import { Finished } from './finished.tsx'
import { OpenPart } from './open-part.tsx'
import { RoundPart } from './round-part.tsx'
import { SummaryPart } from './summary-part.tsx'

/** A group's dialogue as it stands now. Fills the pane it is put in. */
export const DialogueStage = ({ group }: { readonly group: number }) => {
  const texts = useTexts(dialogueTexts)
  const groups = useGroups()
  const dialogue = groups.find((one) => one.group === group)?.dialogue ?? null
  const size = paneSizeOf(groups.length)
  if (dialogue === null) return <p className={styles.empty}>{texts.noDialogue}</p>
  const { part } = dialogue
  const last = dialogue.partIndex >= dialogue.parts.length - 1
  switch (part.kind) {
    case 'round':
      return <RoundPart group={group} part={part} dialogue={dialogue} size={size} />
    case 'open':
      return <OpenPart group={group} part={part} dialogue={dialogue} size={size} last={last} />
    case 'summary':
      return <SummaryPart group={group} part={part} dialogue={dialogue} size={size} last={last} />
    case 'finished':
      return <Finished group={group} segment={dialogue.segment} size={size} />
  }
}

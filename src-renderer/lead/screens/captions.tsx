import { captionTexts } from '../../../src-shared/i18n/catalogues/captions.ts'
import { CaptionLines } from '../../components/caption-lines.tsx'
import { useTexts } from '../stores/language.ts'
import { useLink } from '../stores/link.ts'
import { useView } from '../stores/plenary.ts'
import styles from './captions.module.css'

const none: readonly never[] = []

/** What is being said, below everything else. */
export const Captions = () => {
  const texts = useTexts(captionTexts)
  const lines = useView(({ captions }) => captions ?? none)
  const isIn = useLink().name === 'in'
  return (
    <div className={styles.captions}>
      <CaptionLines label={texts.captions} lines={isIn ? lines : none} />
    </div>
  )
}

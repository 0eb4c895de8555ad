import { type ReactNode, useEffect } from 'react'
import { leadTexts } from '../../../src-shared/i18n/catalogues/lead.ts'
import { Button } from '../../components/button.tsx'
import { classes } from '../../components/classes.ts'
import { CrossIcon } from '../../components/icons.tsx'
import over from '../../components/over.module.css'
import { useModal } from '../../components/use-modal.ts'
import { useTexts } from '../stores/language.ts'
import styles from './sheet.module.css'

/** One panel over the page. Escape and a press beside it close it; the focus goes back to where it was. */
export const Sheet = ({ title, onClose, children }: { readonly title: string; readonly onClose: () => void; readonly children: ReactNode }) => {
  const texts = useTexts(leadTexts)
  const { element, heading, onCancel } = useModal(onClose)
  useEffect(() => {
    const dialog = element.current
    const beside = (event: MouseEvent) => {
      if (event.target === dialog) onClose()
    }
    dialog?.addEventListener('click', beside)
    return () => dialog?.removeEventListener('click', beside)
  }, [element, onClose])
  return (
    <dialog ref={element} className={classes(over.over, styles.sheet)} aria-labelledby={heading} onCancel={onCancel}>
      <div className={styles.inside}>
        <div className={styles.head}>
          <h2 id={heading} className={styles.title}>
            {title}
          </h2>
          <Button look="plain" round aria-label={texts.dismiss} onClick={onClose}>
            <CrossIcon />
          </Button>
        </div>
        {children}
      </div>
    </dialog>
  )
}

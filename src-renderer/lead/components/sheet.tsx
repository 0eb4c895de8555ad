import { type ReactNode, useEffect, useId, useRef } from 'react'
import { leadTexts } from '../../../src-shared/i18n/catalogues/lead.ts'
import { Button } from '../../components/button.tsx'
import { CrossIcon } from '../../components/icons.tsx'
import { useTexts } from '../stores/language.ts'
import styles from './sheet.module.css'

/** One panel over the page. Escape and a press beside it close it; the focus goes back to where it was. */
export const Sheet = ({ title, onClose, children }: { readonly title: string; readonly onClose: () => void; readonly children: ReactNode }) => {
  const texts = useTexts(leadTexts)
  const element = useRef<HTMLDialogElement>(null)
  const heading = useId()
  useEffect(() => {
    const dialog = element.current
    dialog?.showModal()
    const beside = (event: MouseEvent) => {
      if (event.target === dialog) onClose()
    }
    dialog?.addEventListener('click', beside)
    return () => {
      dialog?.removeEventListener('click', beside)
      dialog?.close()
    }
  }, [onClose])
  const cancel = (event: { preventDefault(): void }) => {
    event.preventDefault()
    onClose()
  }
  return (
    <dialog ref={element} className={styles.sheet} aria-labelledby={heading} onCancel={cancel}>
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

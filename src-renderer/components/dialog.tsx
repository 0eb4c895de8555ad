import { type ReactNode, useEffect, useId, useRef } from 'react'
import { frameTexts } from '../../src-shared/i18n/catalogues/frame.ts'
import { useTexts } from '../i18n/use-texts.ts'
import { Button } from './button.tsx'
import styles from './dialog.module.css'
import { CrossIcon } from './icons.tsx'

type DialogProps = { readonly title: string; readonly onClose: () => void; readonly children: ReactNode }

/** One panel over the screen. Escape closes it; focus stays inside and goes back afterwards. */
export const Dialog = ({ title, onClose, children }: DialogProps) => {
  const texts = useTexts(frameTexts)
  const element = useRef<HTMLDialogElement>(null)
  const heading = useId()
  useEffect(() => {
    const dialog = element.current
    dialog?.showModal()
    return () => dialog?.close()
  }, [])
  const cancel = (event: { preventDefault(): void }) => {
    // The owner takes the panel away; the browser's own closing would leave the two out of step.
    event.preventDefault()
    onClose()
  }
  return (
    <dialog ref={element} className={styles.dialog} aria-labelledby={heading} onCancel={cancel}>
      <div className={styles.head}>
        <h2 id={heading} className={styles.title}>
          {title}
        </h2>
        <Button look="plain" round aria-label={texts.close} onClick={onClose}>
          <CrossIcon />
        </Button>
      </div>
      {children}
    </dialog>
  )
}

import type { ReactNode } from 'react'
import { frameTexts } from '../../src-shared/i18n/catalogues/frame.ts'
import { useTexts } from '../i18n/use-texts.ts'
import { Button } from './button.tsx'
import { classes } from './classes.ts'
import styles from './dialog.module.css'
import { CrossIcon } from './icons.tsx'
import over from './over.module.css'
import { useModal } from './use-modal.ts'

type DialogProps = { readonly title: string; readonly onClose: () => void; readonly children: ReactNode }

/** One panel over the screen. Escape closes it; focus stays inside and goes back afterwards. */
export const Dialog = ({ title, onClose, children }: DialogProps) => {
  const texts = useTexts(frameTexts)
  const { element, heading, onCancel } = useModal(onClose)
  return (
    <dialog ref={element} className={classes(over.over, styles.dialog)} aria-labelledby={heading} onCancel={onCancel}>
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

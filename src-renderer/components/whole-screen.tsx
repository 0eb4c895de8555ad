import { type ReactNode, useEffect } from 'react'
import { failureTexts } from '../../src-shared/i18n/catalogues/failures.ts'
import { useTexts } from '../i18n/use-texts.ts'
import { useLastFailure } from '../stores/failure.ts'
import { Button } from './button.tsx'
import { CrossIcon } from './icons.tsx'
import { useModal } from './use-modal.ts'
import styles from './whole-screen.module.css'

type WholeScreenProps = {
  readonly title: string
  /** A kicker leaves the heading to what is shown below it. */
  readonly titleAs?: 'title' | 'kicker'
  readonly navigation?: ReactNode
  /** The word on the button that closes it. */
  readonly closing: string
  readonly onClose: () => void
  readonly children: ReactNode
}

/** Covers the whole screen until it is closed. The seminar goes on underneath, and hears no key meanwhile. */
export const WholeScreen = ({ title, titleAs = 'title', navigation, closing, onClose, children }: WholeScreenProps) => {
  const { element, heading, onCancel } = useModal(onClose)
  const failed = useLastFailure()
  const failures = useTexts(failureTexts)
  // Not on the button that closes: the Enter after a typed code or PIN would press it.
  useEffect(() => element.current?.focus(), [element])
  return (
    <dialog ref={element} className={styles.screen} tabIndex={-1} aria-labelledby={heading} onCancel={onCancel}>
      <header className={styles.head}>
        <h1 id={heading} className={styles[titleAs]}>
          {title}
        </h1>
        {navigation}
        <Button onClick={onClose}>
          <CrossIcon />
          {closing}
        </Button>
      </header>
      {failed === null ? null : (
        // The line of the screen underneath says it too, where nobody sees it now.
        <p role="alert" className={styles.failed}>
          {failures[failed]}
        </p>
      )}
      {children}
    </dialog>
  )
}

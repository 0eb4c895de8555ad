import { useState } from 'react'
import { frameTexts } from '../../src-shared/i18n/catalogues/frame.ts'
import type { Localized } from '../../src-shared/i18n/language.ts'
import { useLocalized, useTexts } from '../i18n/use-texts.ts'
import { Button } from './button.tsx'
import styles from './cue.module.css'
import { Dialog } from './dialog.tsx'
import { BookIcon } from './icons.tsx'

type CueProps = {
  readonly text: Localized | undefined
  /** In the lower right corner of its nearest positioned box, in the flow, or as a sign alone where there is no room for words. */
  readonly as?: 'corner' | 'inline' | 'sign'
}

/** What the moderator may say now: small at the edge, large when opened. */
export const Cue = ({ text, as = 'corner' }: CueProps) => {
  const [open, setOpen] = useState(false)
  const texts = useTexts(frameTexts)
  const words = useLocalized()(text)
  if (words === '') return null
  return (
    <div className={as === 'corner' ? styles.cue : undefined}>
      {as === 'sign' ? (
        <Button look="plain" size="note" round aria-label={texts.cue} onClick={() => setOpen(true)}>
          <BookIcon />
        </Button>
      ) : (
        <Button look="plain" size="note" onClick={() => setOpen(true)}>
          <BookIcon />
          {texts.cue}
        </Button>
      )}
      {open ? (
        <Dialog title={texts.cueOpen} onClose={() => setOpen(false)}>
          <p className={styles.text}>{words}</p>
        </Dialog>
      ) : null}
    </div>
  )
}

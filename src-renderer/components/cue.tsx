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
  /** Stands in the flow instead of in the lower right corner of its nearest positioned box. */
  readonly inline?: boolean
}

/** What the moderator may say now: small at the edge, large when opened. */
export const Cue = ({ text, inline = false }: CueProps) => {
  const [open, setOpen] = useState(false)
  const texts = useTexts(frameTexts)
  const words = useLocalized()(text)
  if (words === '') return null
  return (
    <div className={inline ? undefined : styles.cue}>
      <Button look="plain" size="note" onClick={() => setOpen(true)}>
        <BookIcon />
        {texts.cue}
      </Button>
      {open ? (
        <Dialog title={texts.cueOpen} onClose={() => setOpen(false)}>
          <p className={styles.text}>{words}</p>
        </Dialog>
      ) : null}
    </div>
  )
}

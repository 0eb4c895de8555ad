import { useState } from 'react'
import { buttonCheck, type ButtonCheck as Check } from '../../src-shared/buttons/check.ts'
import { buttonsTexts } from '../../src-shared/i18n/catalogues/buttons.ts'
import type { Instant } from '../../src-shared/time/time.ts'
import { useTexts } from '../i18n/use-texts.ts'
import { useOverlayState } from '../stores/overlay.ts'
import { useButtons } from '../stores/slices.ts'
import styles from './button-check.module.css'

/** Whether the button was pressed. `since`: when the check asked for it; a press counts from then on. */
export const useButtonCheck = (since: Instant): Check => {
  const buttons = useButtons()
  const keyPresses = useOverlayState((state) => state.keyPresses)
  const [before] = useState(keyPresses)
  return buttonCheck(buttons, since, keyPresses > before)
}

/** What the check says of the button; of each group's button where several groups have one. */
export const ButtonCheck = ({ check }: { readonly check: Check }) => {
  const texts = useTexts(buttonsTexts)
  const sentences = { none: texts.checkNone, 'press-once': texts.checkPress, works: texts.checkWorks, gone: texts.checkGone }
  const rows =
    check.state === 'press-once' && check.all.length > 1
      ? check.all.map((group) => ({
          key: group,
          name: `${texts.group(group + 1)}: `,
          state: check.waiting.includes(group) ? ('press-once' as const) : ('works' as const),
        }))
      : [{ key: 0, name: '', state: check.state }]
  return (
    <div role="status">
      {rows.map(({ key, name, state }) => (
        <p key={key} className={styles.check} data-state={state}>
          {`${name}${sentences[state]}`}
        </p>
      ))}
    </div>
  )
}

import { useState } from 'react'
import { buttonCheck } from '../../src-shared/buttons/check.ts'
import { buttonsTexts } from '../../src-shared/i18n/catalogues/buttons.ts'
import type { Instant } from '../../src-shared/time/time.ts'
import { useTexts } from '../i18n/use-texts.ts'
import { useOverlayState } from '../stores/overlay.ts'
import { useButtons } from '../stores/slices.ts'
import styles from './button-check.module.css'

/**
 * A step of the check before the start: the group presses its button once. `since`: when the check began; a press
 * counts from then on. While it is on, the screen that has it takes the button's intents itself.
 */
export const ButtonCheck = ({ since }: { readonly since: Instant }) => {
  const texts = useTexts(buttonsTexts)
  const { devices, gone, last } = useButtons()
  const usable = devices.filter(({ state }) => state === 'ready' || state === 'through-keys')
  const keyPresses = useOverlayState((state) => state.keyPresses)
  const [before] = useState(keyPresses)
  const byKey = keyPresses > before && usable.some((device) => device.state === 'through-keys')
  const { state } = buttonCheck(usable.length, gone.length > 0, byKey || (last !== null && last.at >= since))
  const sentences = { none: texts.checkNone, 'press-once': texts.checkPress, works: texts.checkWorks, gone: texts.checkGone }
  return (
    <p className={styles.check} data-state={state} role="status">
      {sentences[state]}
    </p>
  )
}

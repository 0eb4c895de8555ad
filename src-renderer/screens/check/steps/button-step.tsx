import { useEffect } from 'react'
import { checkTexts } from '../../../../src-shared/i18n/catalogues/check.ts'
import type { Instant } from '../../../../src-shared/time/time.ts'
import { useIntentTaker } from '../../../bridge/intents.ts'
import { send } from '../../../bridge/send.ts'
import { Button } from '../../../components/button.tsx'
import { ButtonCheck, useButtonCheck } from '../../../components/button-check.tsx'
import { Stage } from '../../../components/stage.tsx'
import { useTexts } from '../../../i18n/use-texts.ts'
import { useDevices } from '../../../stores/slices.ts'
import styles from '../check.module.css'

/** So long it stands there that the button works, in milliseconds. */
const read = 1500

/** The group presses its button once. Whatever a hand does with it meanwhile means nothing else. */
export const ButtonStep = () => {
  const { check } = useDevices()
  return check.name === 'running' ? <Press run={check.run} since={check.since} /> : null
}

const Press = ({ run, since }: { readonly run: number; readonly since: Instant }) => {
  const texts = useTexts(checkTexts)
  const pressed = useButtonCheck(since)
  const { state } = pressed
  useIntentTaker((intent) => {
    // Without a button the way on is a finger on the screen, or a key.
    if (state === 'gone' && intent === 'next') void send('check.button', { run, works: false })
    return true
  })
  useEffect(() => {
    if (state !== 'works' && state !== 'none') return
    const timer = setTimeout(() => void send('check.button', { run, works: state === 'works' }), read)
    return () => clearTimeout(timer)
  }, [run, state])

  return (
    <Stage
      kicker={texts.title}
      title={texts.button}
      lead={texts.buttonLead}
      actions={
        <>
          <Button look="quiet" onClick={() => void send('check.button', { run, works: false })}>
            {texts.withoutButton}
          </Button>
          <Button look="plain" onClick={() => void send('check.close', {})}>
            {texts.skip}
          </Button>
        </>
      }
      aside={
        <svg className={styles.waves} viewBox="0 0 100 100" aria-hidden="true">
          <circle className={styles.knob} data-state={state} cx="50" cy="50" r="22" />
          <circle className={styles.rim} cx="50" cy="50" r="34" />
        </svg>
      }
    >
      <ButtonCheck check={pressed} />
    </Stage>
  )
}

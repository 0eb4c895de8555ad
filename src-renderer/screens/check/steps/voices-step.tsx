import { useEffect } from 'react'
import { checkTexts } from '../../../../src-shared/i18n/catalogues/check.ts'
import { useIntentTaker } from '../../../bridge/intents.ts'
import { send } from '../../../bridge/send.ts'
import { Button } from '../../../components/button.tsx'
import { Stage } from '../../../components/stage.tsx'
import { useTexts } from '../../../i18n/use-texts.ts'
import { useDevices, useGroups, useSeminar } from '../../../stores/slices.ts'
import styles from '../check.module.css'
import { SeatVoices } from '../seat-voices.tsx'
import { useVoices } from '../use-voices.ts'

/** Everybody says hello in turn; each seat shows whether it was heard. */
export const VoicesStep = () => {
  const texts = useTexts(checkTexts)
  const { check } = useDevices()
  const groups = useGroups()
  const usual = useSeminar()?.content.seats.default ?? 7
  const seats = groups.length === 0 ? usual : groups.reduce((sum, group) => sum + group.seats, 0)
  const { state, pass, better, level } = useVoices(seats)
  const over = state.seat >= seats
  const run = check.name === 'running' ? check.run : null

  useIntentTaker((intent) => {
    if (intent !== 'next') return false
    pass()
    return true
  })
  useEffect(() => {
    if (over && run !== null) void send('check.voices', { run, seats: [...state.seats], better: better() })
  }, [over, run, state.seats, better])

  return (
    <Stage
      kicker={texts.seat(Math.min(state.seat + 1, seats))}
      title={texts.hello}
      lead={texts.helloLead}
      actions={
        <>
          <Button look="quiet" onClick={pass}>
            {texts.pass}
          </Button>
          <Button look="plain" onClick={() => void send('check.close', {})}>
            {texts.skip}
          </Button>
        </>
      }
      aside={<SeatVoices seats={state.seats} />}
    >
      <div className={styles.meter} data-listening={level !== null} aria-hidden="true">
        <span className={styles.level} style={{ width: `${level ?? 0}%` }} />
      </div>
    </Stage>
  )
}

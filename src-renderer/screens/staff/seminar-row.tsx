import { useState } from 'react'
import { bytesText } from '../../../src-shared/i18n/bytes-text.ts'
import { deliveryTexts } from '../../../src-shared/i18n/catalogues/delivery.ts'
import { send } from '../../bridge/send.ts'
import { Ask } from '../../components/ask.tsx'
import { Button } from '../../components/button.tsx'
import { classes } from '../../components/classes.ts'
import { useLanguage, useLocalized, useTexts } from '../../i18n/use-texts.ts'
import { useClockText, useDayText } from '../../i18n/use-time.ts'
import type { KeptSeminar } from '../../stores/slices.ts'
import styles from './staff.module.css'

type Asking = 'choose' | 'remove' | null

export const SeminarRow = ({ seminar }: { readonly seminar: KeptSeminar }) => {
  const texts = useTexts(deliveryTexts)
  const language = useLanguage()
  const text = useLocalized()
  const clock = useClockText()
  const day = useDayText()
  const [asking, setAsking] = useState<Asking>(null)
  const { id, version } = seminar
  const states = {
    complete: texts.complete,
    partial: texts.partial(bytesText(seminar.present, language), bytesText(seminar.bytes, language)),
    damaged: texts.damaged,
  }
  const confirmed = () => {
    setAsking(null)
    void (asking === 'choose' ? send('staff.chooseSeminar', { id }) : send('staff.removeSeminar', { id, version }))
  }
  return (
    <li className={classes(styles.seminar, asking !== null && styles.asked)}>
      <div className={styles.told}>
        <h3 className={styles.name}>
          {text(seminar.title)}
          {seminar.current ? <span className={styles.badge}>{texts.current}</span> : null}
        </h3>
        <p>
          {texts.starts(`${day(seminar.start)} ${clock(seminar.start)}`)} · {texts.version(version)} · {bytesText(seminar.bytes, language)}
        </p>
        <p className={seminar.state === 'damaged' ? styles.grave : styles.soft}>{states[seminar.state]}</p>
        <p className={styles.soft}>
          {texts.fingerprint} <span className={styles.code}>{seminar.fingerprint}</span>
        </p>
      </div>
      {asking === null ? (
        <div className={styles.actions}>
          <Button size="note" disabled={seminar.current || seminar.state !== 'complete'} onClick={() => setAsking('choose')}>
            {texts.choose}
          </Button>
          <Button size="note" look="plain" disabled={seminar.current} onClick={() => setAsking('remove')}>
            {texts.remove}
          </Button>
        </div>
      ) : (
        <Ask
          compact
          sentence={asking === 'choose' ? texts.chooseAsk : texts.removeAsk(text(seminar.title))}
          yes={asking === 'choose' ? texts.choose : texts.remove}
          no={texts.no}
          onNo={() => setAsking(null)}
          onYes={confirmed}
        />
      )}
    </li>
  )
}

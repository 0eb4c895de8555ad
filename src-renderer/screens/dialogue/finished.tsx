import { dialogueTexts } from '../../../src-shared/i18n/catalogues/dialogue.ts'
import { classes } from '../../components/classes.ts'
import { CountdownText } from '../../components/countdown-text.tsx'
import { DoneTogether } from '../../components/done-together.tsx'
import type { PaneSize } from '../../components/group-grid.tsx'
import { Pane } from '../../components/pane.tsx'
import { useTexts } from '../../i18n/use-texts.ts'
import { useGroups, useProgramme } from '../../stores/slices.ts'
import { SentPoints } from '../points/sent-points.tsx'
import styles from './dialogue.module.css'

type FinishedProps = { readonly group: number; readonly segment: string; readonly size: PaneSize }

/** All parts are done. What the group wrote stays in sight while there is time left. */
export const Finished = ({ group, segment, size }: FinishedProps) => {
  const texts = useTexts(dialogueTexts)
  const { countdown } = useProgramme()
  const groups = useGroups()
  const points = groups.find((one) => one.group === group)?.points ?? null
  const onwards = (
    <DoneTogether group={group} size={size === 'whole' ? 'large' : 'body'} all={groups.every(({ dialogue }) => dialogue?.part.kind === 'finished')}>
      {texts.onwards}
    </DoneTogether>
  )
  return (
    <Pane size={size} className={classes(styles.finished, styles[size])}>
      <header className={styles.finishedHead}>
        <h1 className={classes(styles.prompt, styles[size])}>{texts.finishedTitle}</h1>
        <p className={styles.body}>{texts.finishedBody}</p>
        {countdown !== undefined && (
          <p className={styles.time}>
            <CountdownText countdown={countdown} />
          </p>
        )}
      </header>
      {points !== null && points.segment === segment ? (
        <SentPoints group={group} points={points} size={size}>
          {onwards}
        </SentPoints>
      ) : (
        onwards
      )}
    </Pane>
  )
}

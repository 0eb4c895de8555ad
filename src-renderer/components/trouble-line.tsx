import type { Trouble } from '../../src-shared/contract/slices.ts'
import { failureTexts } from '../../src-shared/i18n/catalogues/failures.ts'
import { frameTexts } from '../../src-shared/i18n/catalogues/frame.ts'
import { troubleTexts } from '../../src-shared/i18n/catalogues/troubles.ts'
import { useLocalized, useTexts } from '../i18n/use-texts.ts'
import { useLastFailure } from '../stores/failure.ts'
import { useTitleOf } from '../stores/segments.ts'
import { useProgramme, useReplica, useTroubles } from '../stores/slices.ts'
import { classes } from './classes.ts'
import { gravestOf, toldTroubles } from './told-troubles.ts'
import styles from './trouble-line.module.css'

/** The sentence for one trouble; a trouble about a segment or a seminar names it. */
export const useTroubleText = (): ((trouble: Trouble) => string) => {
  const texts = useTexts(troubleTexts)
  const titleOf = useTitleOf()
  const localized = useLocalized()
  return (trouble) => {
    const title = trouble.title !== undefined ? localized(trouble.title) : trouble.segment === undefined ? '' : titleOf(trouble.segment)
    return texts[trouble.reason]({ ...(title === '' ? {} : { title }), ...trouble.params })
  }
}

/** One quiet line: the gravest thing that everybody in the room should know now. */
export const TroubleLine = () => {
  const gravest = gravestOf(toldTroubles(useTroubles(), useProgramme().rows))
  const text = useTroubleText()
  const texts = useTexts(frameTexts)
  const lost = useReplica((replica) => replica.connection === 'lost')
  const failed = useLastFailure()
  const failures = useTexts(failureTexts)
  const line = lost ? texts.connectionLost : failed !== null ? failures[failed] : gravest === undefined ? '' : text(gravest)
  return (
    <p className={classes(styles.line, (lost || failed !== null || gravest?.severity === 'trouble') && styles.grave)} role="status">
      {line}
    </p>
  )
}

import type { CSSProperties } from 'react'
import { meaningIn } from '../../src-shared/buttons/bindings.ts'
import { ringFor } from '../../src-shared/buttons/gesture.ts'
import { buttonsTexts } from '../../src-shared/i18n/catalogues/buttons.ts'
import { frameTexts } from '../../src-shared/i18n/catalogues/frame.ts'
import { useTexts } from '../i18n/use-texts.ts'
import { useButtons, useDevices, useGroups, useProgramme, useSeminar } from '../stores/slices.ts'
import styles from './hold-ring.module.css'
import { HelpIcon } from './icons.tsx'

const radius = 44
const around = 2 * Math.PI * radius

/** While somebody holds the button: letting go does one thing, and holding on until the ring is whole another. */
export const HoldRing = () => {
  const texts = useTexts(buttonsTexts)
  const frame = useTexts(frameTexts)
  const { holding, bindings } = useButtons()
  const groups = useGroups()
  const seminar = useSeminar()
  const kindOf = (id: string) => seminar?.content.programme.find((segment) => segment.id === id)?.kind
  const { paused, phase } = useProgramme()
  const { check } = useDevices()
  // In its own check the button means nothing, so there is nothing to promise.
  if (holding === null || (check.name === 'running' && check.step === 'button')) return null
  const does = {
    next: texts.does_next,
    back: texts.does_back,
    'pause-or-resume': paused ? texts.does_resume : texts.does_pause,
    help: texts.does_help,
    hand: texts.does_hand,
  }
  const { long } = bindings
  const veryLong = meaningIn(bindings, 'very-long', phase.name === 'running' && kindOf(phase.segment) === 'plenary')
  // Before the start and after the end there is nothing to pause.
  const idle = long === 'pause-or-resume' && phase.name !== 'running'
  const style: CSSProperties & Record<'--hold', string> = { '--hold': `${ringFor}ms` }
  return (
    <div className={styles.veil} style={style} role="status">
      {groups.length > 1 ? <p className={styles.group}>{frame.group(holding + 1)}</p> : null}
      <div className={styles.ring}>
        <svg className={styles.picture} viewBox="0 0 100 100" aria-hidden="true">
          <circle className={styles.track} cx="50" cy="50" r={radius} />
          <circle className={styles.grows} cx="50" cy="50" r={radius} pathLength={around} strokeDasharray={around} />
        </svg>
        <span className={styles.sign}>
          <HelpIcon />
        </span>
      </div>
      {long === 'nothing' || idle ? null : <p className={styles.let}>{texts.letGo(does[long])}</p>}
      {veryLong === 'nothing' ? null : <p className={styles.on}>{texts.holdOn(does[veryLong])}</p>}
    </div>
  )
}

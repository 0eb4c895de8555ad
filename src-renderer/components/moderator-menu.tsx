import { useEffect, useState } from 'react'
import type { CommandArgs } from '../../src-shared/contract/contract.ts'
import { frameTexts } from '../../src-shared/i18n/catalogues/frame.ts'
import { send } from '../bridge/send.ts'
import { useTexts } from '../i18n/use-texts.ts'
import { useClockText } from '../i18n/use-time.ts'
import { closeOverlay, openOverlay } from '../stores/overlay.ts'
import { useTitleOf } from '../stores/segments.ts'
import { useProgramme } from '../stores/slices.ts'
import { Button } from './button.tsx'
import { Dialog } from './dialog.tsx'
import { BackIcon, HelpIcon, LeaveIcon, LockIcon, MinusIcon, PauseIcon, PlayIcon, PlusIcon } from './icons.tsx'
import { LanguagePicker } from './language-picker.tsx'
import styles from './moderator-menu.module.css'

const step = 5 * 60_000

/** What a moderator seldom needs: more or less time, back, leave, pause; and the way to staff. */
export const ModeratorMenu = () => {
  const texts = useTexts(frameTexts)
  const { phase } = useProgramme()
  return (
    <Dialog title={texts.moderatorMenu} onClose={closeOverlay}>
      {phase.name === 'running' || phase.name === 'waiting' ? (
        <div className={styles.actions}>
          {phase.name === 'running' ? <Pausing /> : null}
          <Button onClick={() => doIt('room.back', {})}>
            <BackIcon />
            {texts.backButton}
          </Button>
          {phase.name === 'running' ? <Length segment={phase.segment} /> : null}
          <Button onClick={() => openOverlay('leave-item')}>
            <LeaveIcon />
            {phase.name === 'running' ? texts.skipItem : texts.skipWait}
          </Button>
        </div>
      ) : null}
      <div className={styles.foot}>
        <LanguagePicker />
        <Button look="plain" onClick={() => openOverlay('help')}>
          <HelpIcon />
          {texts.help}
        </Button>
        <Button look="plain" onClick={() => openOverlay('staff')}>
          <LockIcon />
          {texts.staff}
        </Button>
      </div>
    </Dialog>
  )
}

const doIt = <N extends 'room.back' | 'room.pause' | 'room.resume' | 'room.extend' | 'room.skip'>(name: N, args: CommandArgs<N>): void => {
  void send(name, args)
  closeOverlay()
}

const Pausing = () => {
  const texts = useTexts(frameTexts)
  const { paused } = useProgramme()
  return (
    <Button onClick={() => doIt(paused ? 'room.resume' : 'room.pause', {})}>
      {paused ? <PlayIcon /> : <PauseIcon />}
      {paused ? texts.resume : texts.menuPause}
    </Button>
  )
}

/** A recording has its own length. */
const Length = ({ segment }: { readonly segment: string }) => {
  const texts = useTexts(frameTexts)
  const { media } = useProgramme()
  if (media !== undefined) return null
  return (
    <>
      <Button onClick={() => doIt('room.extend', { segment, by: step })}>
        <PlusIcon />
        {texts.moreTime}
      </Button>
      <Button onClick={() => doIt('room.extend', { segment, by: -step })}>
        <MinusIcon />
        {texts.lessTime}
      </Button>
    </>
  )
}

/** Asks once before an item is left for good, or not waited for. */
export const LeaveItem = () => {
  const texts = useTexts(frameTexts)
  const clock = useClockText()
  const titleOf = useTitleOf()
  const { phase } = useProgramme()
  const [asked] = useState(phase)
  // The room went on by itself meanwhile: a finger on its way to "yes" must not leave another item.
  const isOver = asked.name !== phase.name || ('segment' in asked && 'segment' in phase && asked.segment !== phase.segment)
  useEffect(() => {
    if (isOver) closeOverlay()
  }, [isOver])
  if (isOver || (phase.name !== 'running' && phase.name !== 'waiting')) return null
  const { segment } = phase
  const title = titleOf(segment)
  const words =
    phase.name === 'running'
      ? { ask: texts.skipTitle, say: texts.skipBody(title), no: texts.cancel, yes: texts.skipYes }
      : { ask: texts.skipWaitTitle, say: texts.skipWaitBody(title, clock(phase.until)), no: texts.skipWaitNo, yes: texts.skipWaitYes }
  return (
    <Dialog title={words.ask} onClose={closeOverlay}>
      <p>{words.say}</p>
      <div className={styles.foot}>
        <Button onClick={closeOverlay}>{words.no}</Button>
        <Button look="primary" onClick={() => doIt('room.skip', { segment })}>
          {words.yes}
        </Button>
      </div>
    </Dialog>
  )
}

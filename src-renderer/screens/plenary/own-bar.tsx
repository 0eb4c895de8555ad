import type { ReactNode } from 'react'
import type { RoomAsk } from '../../../src-shared/contract/plenary.ts'
import { plenaryTexts } from '../../../src-shared/i18n/catalogues/plenary.ts'
import type { OwnFloor } from '../../../src-shared/plenary/room-standing.ts'
import { useIntentTaker } from '../../bridge/intents.ts'
import { send } from '../../bridge/send.ts'
import { Button } from '../../components/button.tsx'
import { classes } from '../../components/classes.ts'
import { useTexts } from '../../i18n/use-texts.ts'
import styles from './plenary.module.css'

const ask = (name: RoomAsk): void => void send('plenary.ask', { name })
const silence = (silent: boolean): void => void send('plenary.silence', { silent })

const Speaks = ({ heard }: { readonly heard: Extract<OwnFloor, { name: 'speaks' }>['heard'] }): ReactNode => {
  const texts = useTexts(plenaryTexts)
  return (
    <>
      {heard === 'not-asked-for' ? (
        <Button look="primary" size="large" onClick={() => ask('hand.raise')}>
          {texts.speakAgain}
        </Button>
      ) : heard === 'silent' ? (
        <Button size="large" onClick={() => silence(false)}>
          {texts.speakAgain}
        </Button>
      ) : heard === 'yes' || heard === 'not-yet' ? (
        <Button size="large" onClick={() => silence(true)}>
          {texts.silence}
        </Button>
      ) : null}
      <Button look={heard === 'not-asked-for' ? 'quiet' : 'primary'} size="large" onClick={() => ask('floor.return')}>
        {texts.giveBack}
      </Button>
    </>
  )
}

const useSentence = (own: OwnFloor): string => {
  const texts = useTexts(plenaryTexts)
  switch (own.name) {
    case 'listens':
      return texts.listens
    case 'waits':
      return texts.waits(own.place)
    case 'offered':
      return texts.offered
    case 'speaks':
      switch (own.heard) {
        case 'yes':
          return own.seen ? texts.heardAndSeen : texts.heard
        case 'not-asked-for':
          return texts.notAskedFor
        case 'not-yet':
          return texts.notYetHeard
        case 'silent':
          return texts.ownSilence
        case 'muted':
          return texts.hostMuted
        case 'no-microphone':
          return texts.noMicrophone
      }
  }
}

const Actions = ({ own }: { readonly own: OwnFloor }): ReactNode => {
  const texts = useTexts(plenaryTexts)
  switch (own.name) {
    case 'listens':
      return (
        <Button look="primary" size="large" onClick={() => ask('hand.raise')}>
          {texts.raise}
        </Button>
      )
    case 'waits':
      return (
        <Button size="large" onClick={() => ask('hand.lower')}>
          {texts.lower}
        </Button>
      )
    case 'offered':
      return (
        <>
          <Button size="large" onClick={() => ask('floor.decline')}>
            {texts.decline}
          </Button>
          <Button look="primary" size="large" onClick={() => ask('floor.accept')}>
            {texts.accept}
          </Button>
        </>
      )
    case 'speaks':
      return <Speaks heard={own.heard} />
  }
}

const isNotAskedFor = (own: OwnFloor): boolean => own.name === 'speaks' && own.heard === 'not-asked-for'

/** What the table's button means: on raises the hand or takes the floor, back takes it down or gives it back. A second press of the same changes nothing. */
const byButton = (own: OwnFloor, intent: 'next' | 'back' | 'hand'): RoomAsk | null => {
  // Held down: going down it has meant `next` already, so it never takes the hand down or gives the floor away.
  if (intent === 'hand')
    return own.name === 'listens' ? 'hand.raise' : own.name === 'offered' ? 'floor.accept' : isNotAskedFor(own) ? 'hand.raise' : null
  switch (own.name) {
    case 'listens':
      return intent === 'next' ? 'hand.raise' : null
    case 'waits':
      return intent === 'next' ? null : 'hand.lower'
    case 'offered':
      return intent === 'next' ? 'floor.accept' : 'floor.decline'
    case 'speaks':
      return intent !== 'next' ? 'floor.return' : own.heard === 'not-asked-for' ? 'hand.raise' : null
  }
}

/** Whether the room is heard, where it is in the queue, and the one or two things that it can do about it. */
export const OwnBar = ({ own }: { readonly own: OwnFloor }) => {
  const sentence = useSentence(own)
  useIntentTaker((intent) => {
    if (intent === 'help') return false
    if (intent === 'pause-or-resume') {
      if (own.name === 'speaks' && own.heard !== 'muted' && own.heard !== 'not-asked-for') silence(own.heard !== 'silent')
      return true
    }
    const meant = byButton(own, intent)
    if (meant !== null) ask(meant)
    return true
  })
  const heard = own.name === 'speaks' && own.heard === 'yes'
  return (
    <section className={classes(styles.own, heard && styles.heard, own.name === 'offered' && styles.asked)}>
      <p className={styles.light} role="status">
        <span className={classes(styles.lamp, heard && styles.lit)} aria-hidden="true" />
        {sentence}
      </p>
      <div className={styles.actions}>
        <Actions own={own} />
      </div>
    </section>
  )
}

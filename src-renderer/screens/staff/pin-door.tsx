import { useEffect, useEffectEvent, useState } from 'react'
import type { StaffSlice } from '../../../src-shared/contract/slices.ts'
import { staffTexts } from '../../../src-shared/i18n/catalogues/staff.ts'
import { duration } from '../../../src-shared/time/time.ts'
import { send } from '../../bridge/send.ts'
import { Button } from '../../components/button.tsx'
import { clockDigits } from '../../i18n/format.ts'
import { useTexts } from '../../i18n/use-texts.ts'
import { useNow } from '../../stores/now.ts'
import { longestPin, pinAfter, pinKeyOf, shortestPin, triesBeforeWait } from './pin.ts'
import styles from './pin-door.module.css'

type Locked = Extract<StaffSlice, { state: 'locked' }>

/** IT sets the PIN from a terminal: nobody in the room can. */
const commands = ['talkroom policy set-pin', 'npm run staff-pin']

export const PinDoor = ({ staff }: { readonly staff: Locked }) => {
  const texts = useTexts(staffTexts)
  if (!staff.pinSet)
    return (
      <div className={styles.door}>
        <p className={styles.none}>{texts.noPin}</p>
        <p className={styles.how}>{texts.noPinHow}</p>
        {commands.map((command) => (
          <p key={command}>
            <code className={styles.command}>{command}</code>
          </p>
        ))}
      </div>
    )
  return <Keypad staff={staff} />
}

const Keypad = ({ staff }: { readonly staff: Locked }) => {
  const texts = useTexts(staffTexts)
  const now = useNow()
  const [pin, setPin] = useState('')
  const [refused, setRefused] = useState(false)
  const waiting = staff.waitUntil !== null && staff.waitUntil > now ? duration(staff.waitUntil - now) : null

  const unlock = async () => {
    if (pin.length < shortestPin || waiting !== null) return
    const opened = await send('staff.unlock', { pin })
    setPin('')
    setRefused(!opened.ok)
  }
  const listen = useEffectEvent((event: KeyboardEvent) => {
    const key = pinKeyOf(event.key)
    // Enter on a button presses that button.
    if (key === null || (key.type === 'enter' && event.target instanceof HTMLButtonElement)) return
    event.preventDefault()
    event.stopPropagation()
    if (key.type === 'enter') void unlock()
    else if (waiting === null) setPin((before) => pinAfter(before, key))
  })
  useEffect(() => {
    const call = (event: KeyboardEvent) => listen(event)
    document.addEventListener('keydown', call, { capture: true })
    return () => document.removeEventListener('keydown', call, { capture: true })
  }, [])

  const word = () => {
    if (waiting !== null) return texts.wait(clockDigits(waiting))
    if (staff.triesLeft > 0 && staff.triesLeft < triesBeforeWait) return texts.wrong(staff.triesLeft)
    return refused ? texts.refused : ''
  }
  const digit = (digit: string) => (
    <Button key={digit} size="large" disabled={waiting !== null} onClick={() => setPin((before) => pinAfter(before, { type: 'digit', digit }))}>
      {digit}
    </Button>
  )
  return (
    <div className={styles.door}>
      <h2 className={styles.ask}>{texts.pinAsk}</h2>
      <div className={styles.entered} role="img" aria-label={texts.pinEntered(pin.length)}>
        {Array.from({ length: Math.max(shortestPin, Math.min(longestPin, pin.length)) }, (_, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a place for a digit is its number
          <span key={index} className={index < pin.length ? styles.filled : styles.place} />
        ))}
      </div>
      <p className={styles.word} role="status">
        {word()}
      </p>
      <div className={styles.pad}>
        {['1', '2', '3', '4', '5', '6', '7', '8', '9'].map(digit)}
        <Button look="plain" disabled={pin === ''} onClick={() => setPin((before) => pinAfter(before, { type: 'erase' }))}>
          {texts.erase}
        </Button>
        {digit('0')}
        <Button look="primary" disabled={pin.length < shortestPin || waiting !== null} onClick={() => void unlock()}>
          {texts.unlock}
        </Button>
      </div>
    </div>
  )
}

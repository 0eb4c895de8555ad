import type { Choice } from '../../../src-shared/devices/choose.ts'
import type { AudioDevice } from '../../../src-shared/devices/device.ts'
import { checkTexts } from '../../../src-shared/i18n/catalogues/check.ts'
import { deviceTexts, sayFinding } from '../../../src-shared/i18n/catalogues/devices.ts'
import { staffTexts } from '../../../src-shared/i18n/catalogues/staff.ts'
import { send } from '../../bridge/send.ts'
import { Button } from '../../components/button.tsx'
import { useLanguage, useTexts } from '../../i18n/use-texts.ts'
import { useClockText } from '../../i18n/use-time.ts'
import { useDevices } from '../../stores/slices.ts'
import { Panel } from './panel.tsx'
import { RoomScreens } from './room-screens.tsx'
import styles from './staff.module.css'

type End = {
  readonly thing: 'speaker' | 'microphone'
  readonly choice: Choice | null
  readonly devices: readonly AudioDevice[]
  readonly note: string | null
}

/** The room's loudspeakers or its microphones: which is in use, and which staff want always. */
const Ends = ({ thing, choice, devices, note }: End) => {
  const texts = useTexts(checkTexts)
  const staff = useTexts(staffTexts)
  return (
    <>
      <dt>{texts[thing]}</dt>
      <dd>
        {devices.length === 0 && staff.noAudio}
        {devices.map(({ key, label }) => {
          const used = choice?.device.key === key
          const pinned = used && choice.why === 'pinned'
          return (
            <span key={key} className={styles.pin}>
              {used ? <strong>{label}</strong> : <span>{label}</span>}
              <Button look="plain" size="note" chosen={pinned} onClick={() => void send('devices.pin', { thing, key: pinned ? null : key })}>
                {pinned ? texts.pinned : texts.pin}
              </Button>
            </span>
          )
        })}
        {note === null ? null : <span className={styles.item}>{note}</span>}
      </dd>
    </>
  )
}

const Nightly = () => {
  const texts = useTexts(checkTexts)
  const words = useTexts(deviceTexts)
  const language = useLanguage()
  const clock = useClockText()
  const { nightly, system } = useDevices()
  return (
    <>
      <dt>{texts.nightly}</dt>
      <dd>
        {nightly === null ? (
          <span className={styles.item}>{texts.neverAtNight}</span>
        ) : (
          <>
            <span className={styles.item}>{`${clock(nightly.at)} ${words[nightly.word]}`}</span>
            {nightly.findings.map((finding) => (
              <span key={`${finding.thing} ${finding.cause}`} className={styles.item}>
                {sayFinding(language, finding)}
              </span>
            ))}
          </>
        )}
        {system ? null : <span className={styles.item}>{texts.noSystem}</span>}
      </dd>
    </>
  )
}

/** What staff need to know of the room's sound, and what they decide. */
export const RoomSound = () => {
  const texts = useTexts(checkTexts)
  const { devices, speaker, microphone, echo } = useDevices()
  // What only software plays to is nothing that a room has.
  const of = (direction: AudioDevice['direction']) => devices.filter((one) => one.direction === direction && one.form !== 'virtual')
  return (
    <Panel title={texts.title}>
      <dl className={styles.facts}>
        <Ends thing="speaker" choice={speaker} devices={of('output')} note={null} />
        <Ends thing="microphone" choice={microphone} devices={of('input')} note={echo === null ? null : texts.echoOf(Math.round(echo))} />
        <RoomScreens />
        <Nightly />
      </dl>
    </Panel>
  )
}

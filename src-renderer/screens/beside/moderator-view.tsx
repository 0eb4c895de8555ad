import { besideTexts } from '../../../src-shared/i18n/catalogues/beside.ts'
import { deviceTexts, sayFinding } from '../../../src-shared/i18n/catalogues/devices.ts'
import { frameTexts } from '../../../src-shared/i18n/catalogues/frame.ts'
import { BigTime } from '../../components/big-time.tsx'
import { CountdownText } from '../../components/countdown-text.tsx'
import { Foot } from '../../components/foot.tsx'
import { RoomTime } from '../../components/room-time.tsx'
import { Title } from '../../components/title.tsx'
import { TroubleLine } from '../../components/trouble-line.tsx'
import { useLook } from '../../components/use-look.ts'
import { useLanguage, useLocalized, useTexts } from '../../i18n/use-texts.ts'
import { useClockText } from '../../i18n/use-time.ts'
import { useSegment, useTitleOf } from '../../stores/segments.ts'
import { useDevices, useGroups, useProgramme, useSeminar } from '../../stores/slices.ts'
import styles from './moderator-view.module.css'

/** Where the programme is, in two lines. */
const Where = () => {
  const texts = useTexts(besideTexts)
  const frame = useTexts(frameTexts)
  const text = useLocalized()
  const clock = useClockText()
  const titleOf = useTitleOf()
  const seminar = useSeminar()
  const { phase, rows, paused } = useProgramme()
  const [kicker, title] = ((): readonly [string, string] => {
    switch (phase.name) {
      case 'before':
      case 'armed':
        return [rows[0] === undefined ? '' : texts.startsAt(clock(rows[0].starts)), seminar === null ? texts.noSeminar : text(seminar.content.title)]
      case 'running':
        return [paused ? frame.paused : frame.now, titleOf(phase.segment)]
      case 'waiting':
        return [frame.nextAt(clock(phase.until)), titleOf(phase.segment)]
      case 'ended':
        return ['', texts.ended]
    }
  })()
  return (
    <>
      <p className={styles.kicker}>{kicker}</p>
      <Title className={styles.title}>{title}</Title>
    </>
  )
}

/** Who has the floor at each table, and for how long. */
const Tables = () => {
  const texts = useTexts(besideTexts)
  const frame = useTexts(frameTexts)
  const groups = useGroups()
  return (
    <ul className={styles.tables}>
      {groups.flatMap(({ group, dialogue }) =>
        dialogue?.part.kind !== 'round'
          ? []
          : [
              <li key={group}>
                {groups.length > 1 ? `${frame.group(group + 1)}: ` : ''}
                {texts.hasTurn(dialogue.part.seat + 1)} <CountdownText countdown={dialogue.part.turn} />
              </li>,
            ],
      )}
    </ul>
  )
}

/** What the moderator may say now, large enough to be read from the table. */
const Words = () => {
  const texts = useTexts(besideTexts)
  const text = useLocalized()
  const { phase } = useProgramme()
  const segment = useSegment(phase.name === 'running' ? phase.segment : undefined)
  const part = useGroups()[0]?.dialogue?.part
  const cue = text(
    (part !== undefined && 'cue' in part ? part.cue : undefined) ?? (segment !== undefined && 'cue' in segment ? segment.cue : undefined),
  )
  return cue === '' ? null : (
    <div className={styles.cue}>
      <p className={styles.label}>{texts.cue}</p>
      <p>{cue}</p>
    </div>
  )
}

/** Before the start: whether the room's devices are as they should be. */
const Devices = () => {
  const words = useTexts(deviceTexts)
  const language = useLanguage()
  const { word, findings } = useDevices()
  const { phase } = useProgramme()
  if (phase.name !== 'before' && phase.name !== 'armed') return null
  return (
    <ul className={styles.tables}>
      <li>{words[word]}</li>
      {findings.map((finding) => (
        <li key={`${finding.thing} ${finding.cause}`}>{sayFinding(language, finding)}</li>
      ))}
    </ul>
  )
}

/** On a screen beside the room's: what is on, how long, who speaks, what comes. There is nothing to press on it. */
export const ModeratorView = () => {
  const texts = useTexts(besideTexts)
  const clock = useClockText()
  const { countdown, phase, rows } = useProgramme()
  const row = phase.name === 'running' ? rows.find(({ id }) => id === phase.segment) : undefined
  useLook()
  return (
    <div className={styles.view}>
      <header className={styles.top}>
        <p>{texts.title}</p>
        <RoomTime />
      </header>
      <main className={styles.middle}>
        <div className={styles.words}>
          <Where />
          <Tables />
          <Words />
          <Devices />
        </div>
        {countdown === undefined ? null : <BigTime countdown={countdown}>{row === undefined ? undefined : texts.until(clock(row.ends))}</BigTime>}
      </main>
      <Foot>
        <TroubleLine />
      </Foot>
    </div>
  )
}

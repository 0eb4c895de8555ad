import { useEffect, useState } from 'react'
import { frameTexts } from '../../../src-shared/i18n/catalogues/frame.ts'
import { joinTexts } from '../../../src-shared/i18n/catalogues/join.ts'
import { welcomeTexts } from '../../../src-shared/i18n/catalogues/welcome.ts'
import type { ScheduleRow } from '../../../src-shared/programme/view.ts'
import { useIntentTaker } from '../../bridge/intents.ts'
import { send } from '../../bridge/send.ts'
import { Button } from '../../components/button.tsx'
import { Frame } from '../../components/frame.tsx'
import { LockIcon } from '../../components/icons.tsx'
import { LanguagePicker } from '../../components/language-picker.tsx'
import { Title } from '../../components/title.tsx'
import { useLocalized, useTexts } from '../../i18n/use-texts.ts'
import { useClockText, useDayText, usePlannedStart } from '../../i18n/use-time.ts'
import { forgetToldMinutes } from '../../stores/lost-minutes.ts'
import { openOverlay } from '../../stores/overlay.ts'
import { useJoin, useProgramme, useRoom, useSeminar } from '../../stores/slices.ts'
import { RoomWord } from '../check/room-word.tsx'
import styles from './lobby.module.css'
import { SeatPicker } from './seat-picker.tsx'
import { type Lobby, useLobby } from './use-lobby.ts'

const groupCounts = [1, 2, 3, 4]
const tableSizes = [44, 30, 16, 16]

const countOf = (rows: readonly ScheduleRow[], kind: ScheduleRow['kind']): number => rows.filter((row) => row.kind === kind).length

const InWords = () => {
  const texts = useTexts(welcomeTexts)
  const { rows } = useProgramme()
  const words = texts.inWords(countOf(rows, 'talk'), countOf(rows, 'dialogue'), countOf(rows, 'plenary'))
  return words === '' ? null : <p className={styles.words}>{`${words.charAt(0).toUpperCase()}${words.slice(1)}.`}</p>
}

const GroupChoice = ({ lobby }: { readonly lobby: Lobby }) => {
  const texts = useTexts(welcomeTexts)
  const [open, setOpen] = useState(false)
  if (!open && lobby.seats.length === 1)
    return (
      <Button look="plain" size="note" onClick={() => setOpen(true)}>
        {texts.oneGroup}
      </Button>
    )
  return (
    <fieldset className={styles.groups}>
      <legend className={styles.legend}>{texts.groups}</legend>
      {groupCounts.map((count) => (
        <Button key={count} look="plain" round chosen={count === lobby.seats.length} onClick={() => lobby.setGroups(count)}>
          {count}
        </Button>
      ))}
    </fieldset>
  )
}

const Tables = ({ lobby }: { readonly lobby: Lobby }) => {
  const texts = useTexts(frameTexts)
  return (
    <div className={styles.tables} data-groups={lobby.seats.length}>
      {lobby.seats.map((seats, group) => (
        <SeatPicker
          // biome-ignore lint/suspicious/noArrayIndexKey: a group is its number
          key={group}
          seats={seats}
          least={lobby.least}
          most={lobby.most}
          size={tableSizes[lobby.seats.length - 1] ?? 22}
          {...(lobby.seats.length > 1 ? { name: texts.group(group + 1) } : {})}
          onChange={(next) => lobby.setSeats(group, next)}
        />
      ))}
    </div>
  )
}

/** Before the start: what this is, how many we are, and one large button. */
export const LobbyScreen = () => {
  const texts = useTexts(welcomeTexts)
  const frame = useTexts(frameTexts)
  const join = useTexts(joinTexts)
  const { joined } = useJoin()
  const text = useLocalized()
  const clock = useClockText()
  const day = useDayText()
  const { content } = useSeminar() ?? {}
  const { rows } = useProgramme()
  const { startable } = useRoom()
  const lobby = useLobby()
  const planned = usePlannedStart()
  const [first, last] = [rows.at(0), rows.at(-1)]
  // Once the time has come, the rows say when it would begin if somebody pressed now.
  const late = first !== undefined && (day(first.starts) !== planned.day || clock(first.starts) !== planned.time)

  useIntentTaker((intent) => {
    if (intent !== 'next') return false
    if (startable) lobby.start(false)
    return true
  })
  useEffect(forgetToldMinutes, [])
  useEffect(() => {
    const change = (event: KeyboardEvent) => {
      const by = event.key === 'ArrowUp' ? 1 : event.key === 'ArrowDown' ? -1 : 0
      if (by !== 0 && lobby.seats[0] !== undefined) lobby.setSeats(0, lobby.seats[0] + by)
    }
    addEventListener('keydown', change)
    return () => removeEventListener('keydown', change)
  })

  return (
    <Frame
      title={[content?.organiser, joined?.room, joined === null ? undefined : join.groupNumber(joined.group)]
        .filter((part) => part !== undefined)
        .join(' · ')}
      quiet
    >
      <div className={styles.lobby}>
        <div className={styles.left}>
          {last === undefined ? null : <p className={styles.when}>{texts.today(planned.day, planned.time, clock(last.ends))}</p>}
          <Title className={styles.title}>{text(content?.title)}</Title>
          <InWords />
          <div className={styles.start}>
            <Button look="primary" size="large" disabled={!startable} onClick={() => lobby.start(false)}>
              {late ? texts.startNow : texts.ready}
            </Button>
            <p className={styles.hint}>{startable ? (late ? texts.late : texts.begins(planned.time)) : late ? texts.over : texts.tooEarly}</p>
          </div>
          <RoomWord />
          <div className={styles.quiet}>
            <LanguagePicker />
            <Button look="plain" size="note" onClick={() => lobby.start(true)}>
              {texts.rehearse}
            </Button>
            <Button look="plain" size="note" onClick={() => void send('library.open', {})}>
              {texts.library}
            </Button>
            <Button look="plain" size="note" onClick={() => openOverlay('join')}>
              {join.short}
            </Button>
            <Button look="plain" round aria-label={frame.staff} onClick={() => openOverlay('staff')}>
              <LockIcon />
            </Button>
          </div>
        </div>
        <div className={styles.right}>
          <h2 className={styles.question}>{texts.howMany}</h2>
          <Tables lobby={lobby} />
          <GroupChoice lobby={lobby} />
        </div>
      </div>
    </Frame>
  )
}

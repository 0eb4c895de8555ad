import { frameTexts } from '../../../src-shared/i18n/catalogues/frame.ts'
import { programmeTexts } from '../../../src-shared/i18n/catalogues/programme.ts'
import { welcomeTexts } from '../../../src-shared/i18n/catalogues/welcome.ts'
import { type Instant, zero } from '../../../src-shared/time/time.ts'
import { send } from '../../bridge/send.ts'
import { BigTime } from '../../components/big-time.tsx'
import { Button } from '../../components/button.tsx'
import { Frame } from '../../components/frame.tsx'
import { MinusIcon, PlusIcon } from '../../components/icons.tsx'
import { Stage } from '../../components/stage.tsx'
import { useTexts } from '../../i18n/use-texts.ts'
import { useClockText } from '../../i18n/use-time.ts'
import { useTitleOf } from '../../stores/segments.ts'
import { useGroups, useProgramme, useSeminar } from '../../stores/slices.ts'
import styles from './armed.module.css'

const Seats = () => {
  const texts = useTexts(welcomeTexts)
  const frame = useTexts(frameTexts)
  const groups = useGroups()
  const range = useSeminar()?.content.seats ?? { least: 2, most: 12 }
  return (
    <ul className={styles.seats}>
      {groups.map(({ group, seats }) => (
        <li key={group} className={styles.seat}>
          <Button
            round
            look="plain"
            aria-label={texts.fewer}
            disabled={seats <= range.least}
            onClick={() => void send('room.seats', { group, seats: seats - 1 })}
          >
            <MinusIcon />
          </Button>
          <span>{groups.length > 1 ? `${frame.group(group + 1)}: ${texts.seats(seats)}` : texts.seats(seats)}</span>
          <Button
            round
            look="plain"
            aria-label={texts.more}
            disabled={seats >= range.most}
            onClick={() => void send('room.seats', { group, seats: seats + 1 })}
          >
            <PlusIcon />
          </Button>
        </li>
      ))}
    </ul>
  )
}

/** The group is ready before the time: when it begins, and with what. */
export const ArmedScreen = ({ until }: { readonly until: Instant }) => {
  const texts = useTexts(welcomeTexts)
  const programme = useTexts(programmeTexts)
  const clock = useClockText()
  const titleOf = useTitleOf()
  const first = useProgramme().rows[0]
  return (
    <Frame>
      <Stage
        kicker={texts.armedKicker}
        title={texts.armedTitle(clock(until))}
        lead={texts.armedLead(first === undefined || first.kind === 'welcome' ? '' : titleOf(first.id))}
        actions={
          <>
            <Seats />
            {/* For a room that finds only now that it is two groups, or none. */}
            <Button look="plain" onClick={() => void send('room.leave', {})}>
              {programme.toStart}
            </Button>
          </>
        }
        aside={<BigTime countdown={{ state: 'running', endsAt: until, total: zero }} />}
      />
    </Frame>
  )
}

import { leadPeopleTexts } from '../../../src-shared/i18n/catalogues/lead-people.ts'
import type { Floor } from '../../../src-shared/plenary/state.ts'
import { type Duration, duration } from '../../../src-shared/time/time.ts'
import { Button } from '../../components/button.tsx'
import { clockDigits } from '../../i18n/format.ts'
import { ask } from '../desk/ask.ts'
import { cancelOffer } from '../desk/deeds.ts'
import { useDeskNow } from '../stores/desk-clock.ts'
import { useTexts } from '../stores/language.ts'
import { useMembers, useQueue, useView, useYou, type Waiter } from '../stores/plenary.ts'
import styles from './floor-pane.module.css'

const counted = (length: Duration): string => clockDigits(length, 'floor')

/** What stands of the floor, and the one thing that a host does with it. */
const FloorCard = ({ floor }: { readonly floor: Floor }) => {
  const texts = useTexts(leadPeopleTexts)
  const now = useDeskNow()
  const isHost = useYou().role === 'host'
  const members = useMembers()
  const stage = useView((view) => view.stage)
  const nameOf = (id: string) => [...members, ...stage].find((one) => one.id === id)?.name ?? id
  if (floor.name === 'free') return <p className={styles.free}>{texts.floorFree}</p>
  const at = floor.name === 'held' ? floor.since : floor.at
  return (
    <div className={styles.card} data-floor={floor.name}>
      <div>
        <p className={styles.holder}>{floor.name === 'held' ? texts.floorHeld(nameOf(floor.room)) : texts.floorOffered(nameOf(floor.room))}</p>
        <p className={styles.since}>{texts.since(counted(duration(now - at)))}</p>
        {floor.name === 'offered' ? <p className={styles.since}>{texts.offeredSay}</p> : null}
      </div>
      {!isHost ? null : floor.name === 'held' ? (
        <Button size="note" onClick={() => void ask('floor.return', {})}>
          {texts.takeBack}
        </Button>
      ) : (
        <Button size="note" onClick={() => cancelOffer(floor.room)}>
          {texts.cancelOffer}
        </Button>
      )}
    </div>
  )
}

const Waits = ({ waiter, place }: { readonly waiter: Waiter; readonly place: number }) => {
  const texts = useTexts(leadPeopleTexts)
  const now = useDeskNow()
  const isHost = useYou().role === 'host'
  return (
    <li className={styles.waiter}>
      <span className={styles.place} aria-hidden="true">
        {place}
      </span>
      <div className={styles.about}>
        <p className={styles.name}>{waiter.name}</p>
        <p className={styles.since}>
          {texts.waits(counted(duration(now - waiter.since)))}, {waiter.turns === 0 ? texts.notSpoken : texts.spoken(waiter.turns)}
        </p>
      </div>
      {isHost && place > 1 ? (
        <Button size="note" aria-label={texts.giveTo(waiter.name)} onClick={() => void ask('floor.give', { room: waiter.id })}>
          {texts.give}
        </Button>
      ) : null}
    </li>
  )
}

/** Who has the floor and who waits for it, the next one first. */
export const FloorPane = () => {
  const texts = useTexts(leadPeopleTexts)
  const floor = useView((view) => view.floor)
  const waiting = useView((view) => view.waiting)
  const queue = useQueue()
  const { role } = useYou()
  const [next] = queue
  return (
    <section className={styles.pane} aria-labelledby="floor">
      <h2 id="floor" className={styles.heading}>
        {texts.floor}
      </h2>
      <FloorCard floor={floor} />
      {/* To the very room that is read here, not to whoever is first when the press arrives. */}
      {role === 'host' && next !== undefined ? (
        <Button look="primary" onClick={() => void ask('floor.give', { room: next.id })}>
          {texts.giveNext(next.name)}
        </Button>
      ) : null}
      <h2 className={styles.heading}>
        {texts.queue}
        {waiting > 0 ? <span className={styles.count}>{texts.queueCount(waiting)}</span> : null}
      </h2>
      {waiting === 0 ? <p className={styles.free}>{texts.queueEmpty}</p> : <p className={styles.since}>{texts.fair}</p>}
      <ol className={styles.queue}>
        {queue.map((waiter, index) => (
          <Waits key={waiter.id} waiter={waiter} place={index + 1} />
        ))}
      </ol>
    </section>
  )
}

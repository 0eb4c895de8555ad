import { leadPeopleTexts } from '../../../src-shared/i18n/catalogues/lead-people.ts'
import type { Floor, Offer } from '../../../src-shared/plenary/state.ts'
import { type Duration, duration } from '../../../src-shared/time/time.ts'
import { Button } from '../../components/button.tsx'
import { clockDigits } from '../../i18n/format.ts'
import { ask } from '../desk/ask.ts'
import { cancelOffer } from '../desk/deeds.ts'
import { useDeskNow } from '../stores/desk-clock.ts'
import { useTexts } from '../stores/language.ts'
import { useMembers, usePresence, useQueue, useView, useYou, type Waiter } from '../stores/plenary.ts'
import styles from './floor-pane.module.css'

const counted = (length: Duration): string => clockDigits(length, 'floor')

const useNameOf = (): ((id: string) => string) => {
  const members = useMembers()
  const stage = useView((view) => view.stage)
  return (id) => [...members, ...stage].find((one) => one.id === id)?.name ?? id
}

/** Whether a room is connected just now. Presenters and hosts know; nobody else is shown it. */
const useIsHere = (): ((room: string) => boolean) => {
  const presence = usePresence()
  return (room) => presence.find(({ id }) => id === room)?.connected !== false
}

/** What stands of the floor, and the one thing that a host does with it. */
const FloorCard = ({ floor }: { readonly floor: Floor }) => {
  const texts = useTexts(leadPeopleTexts)
  const now = useDeskNow()
  const isHost = useYou().role === 'host'
  const nameOf = useNameOf()
  const isHere = useIsHere()
  if (floor.name === 'free') return <p className={styles.free}>{texts.floorFree}</p>
  return (
    <div className={styles.card} data-floor="held">
      <div>
        <p className={styles.holder}>{texts.floorHeld(nameOf(floor.room))}</p>
        <p className={styles.since}>{texts.since(counted(duration(now - floor.since)))}</p>
        {isHere(floor.room) ? null : <p className={styles.away}>{texts.away}</p>}
      </div>
      {isHost ? (
        <Button size="note" onClick={() => void ask('floor.return', {})}>
          {texts.takeBack}
        </Button>
      ) : null}
    </div>
  )
}

/** A room that was called on. Whoever has the floor keeps it until that one says yes. */
const OfferCard = ({ offer, held }: { readonly offer: Offer; readonly held: boolean }) => {
  const texts = useTexts(leadPeopleTexts)
  const now = useDeskNow()
  const isHost = useYou().role === 'host'
  const nameOf = useNameOf()
  return (
    <div className={styles.card} data-floor="offered">
      <div>
        <p className={styles.holder}>{texts.floorOffered(nameOf(offer.room))}</p>
        <p className={styles.since}>{texts.since(counted(duration(now - offer.at)))}</p>
        <p className={styles.since}>{held ? texts.offeredKeeps : texts.offeredSay}</p>
      </div>
      {isHost ? (
        <Button size="note" onClick={() => cancelOffer(offer.room)}>
          {texts.cancelOffer}
        </Button>
      ) : null}
    </div>
  )
}

const Waits = ({
  waiter,
  place,
  here,
  next,
}: {
  readonly waiter: Waiter
  readonly place: number
  readonly here: boolean
  readonly next: boolean
}) => {
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
        {here ? null : <p className={styles.away}>{texts.awayKeeps}</p>}
      </div>
      {isHost && here && !next ? (
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
  const offer = useView((view) => view.offer)
  const waiting = useView((view) => view.waiting)
  const queue = useQueue()
  const { role } = useYou()
  const isHere = useIsHere()
  const next = queue.find(({ id }) => isHere(id))
  return (
    <section className={styles.pane} aria-labelledby="floor">
      <h2 id="floor" className={styles.heading}>
        {texts.floor}
      </h2>
      {floor.name === 'free' && offer !== null ? null : <FloorCard floor={floor} />}
      {offer === null ? null : <OfferCard offer={offer} held={floor.name === 'held'} />}
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
          <Waits key={waiter.id} waiter={waiter} place={index + 1} here={isHere(waiter.id)} next={waiter === next} />
        ))}
      </ol>
    </section>
  )
}

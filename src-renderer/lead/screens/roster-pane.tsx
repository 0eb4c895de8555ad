import { useState } from 'react'
import { leadPeopleTexts } from '../../../src-shared/i18n/catalogues/lead-people.ts'
import { isStagePerson } from '../../../src-shared/plenary/members.ts'
import { Button } from '../../components/button.tsx'
import { classes } from '../../components/classes.ts'
import { MoreIcon } from '../components/lead-icons.tsx'
import { ask } from '../desk/ask.ts'
import { type RosterRow, rosterOf, type Way } from '../rules/roster.ts'
import { setUi } from '../stores/board-ui.ts'
import { useLanguage, useTexts } from '../stores/language.ts'
import { useMembers, usePresence, useView, useYou } from '../stores/plenary.ts'
import styles from './roster-pane.module.css'

/** Of so many rooms on, one is looked for by its name. */
const findFrom = 9

const Knock = ({ row: { member, health } }: { readonly row: RosterRow }) => {
  const texts = useTexts(leadPeopleTexts)
  return (
    <div className={styles.knock}>
      <p>{health === 'removed' ? texts.asksAgain(member.name) : `${texts.knocks(member.name)} ${texts.admitSay}`}</p>
      <Button
        look="primary"
        size="note"
        aria-label={`${texts.admit}: ${member.name}`}
        onClick={() => void ask('device.admit', { member: member.id })}
      >
        {texts.admit}
      </Button>
    </div>
  )
}

/** For whoever helps a room that sounds bad. */
const WayWords = ({ way: { path, lossPercent, milliseconds, poor } }: { readonly way: Way }) => {
  const texts = useTexts(leadPeopleTexts)
  const words = [
    texts[path],
    ...(milliseconds === null ? [] : [texts.roundTrip(milliseconds)]),
    ...(lossPercent === null ? [] : [texts.loss(lossPercent)]),
  ].join(', ')
  return <p className={classes(styles.way, poor && styles.poor)}>{poor ? `${texts.poorWay} ${words}` : words}</p>
}

const Row = ({ row }: { readonly row: RosterRow }) => {
  const texts = useTexts(leadPeopleTexts)
  const you = useYou()
  const floor = useView((view) => view.floor)
  const offer = useView((view) => view.offer)
  const phase = useView((view) => view.phase.name)
  const { member, health, knocks, way } = row
  const isHost = you.role === 'host'
  const mayCall = isHost && member.role === 'room' && phase === 'open' && (health === 'here' || health === 'noMedia')
  const hasIt = (floor.name === 'held' && floor.room === member.id) || offer?.room === member.id
  return (
    <li className={styles.row}>
      <div className={styles.line}>
        <span className={styles.light} data-health={health} aria-hidden="true" />
        <div className={styles.about}>
          <p className={styles.name}>{member.name}</p>
          <p className={styles.words} data-health={health}>
            {texts[health]}
            {member.groups > 1 ? `, ${texts.groups(member.groups)}` : ''}
            {member.turns > 0 ? `, ${texts.spoken(member.turns)}` : ''}
            {member.muted ? <strong className={styles.bad}>{texts.muted}</strong> : null}
            {knocks ? <strong className={styles.bad}>{texts.knocking}</strong> : null}
          </p>
          {way === null ? null : <WayWords way={way} />}
        </div>
        {mayCall && !hasIt ? (
          <Button size="note" aria-label={`${texts.call}: ${member.name}`} onClick={() => void ask('floor.give', { room: member.id })}>
            {texts.call}
          </Button>
        ) : null}
        {isHost && member.id !== you.id ? (
          <Button size="note" round aria-label={texts.more(member.name)} onClick={() => setUi({ sheet: { of: 'member', id: member.id } })}>
            <MoreIcon />
          </Button>
        ) : null}
      </div>
      {isHost && knocks ? <Knock row={row} /> : null}
    </li>
  )
}

const Part = ({ title, rows }: { readonly title: string; readonly rows: readonly RosterRow[] }) =>
  rows.length === 0 ? null : (
    <>
      <h3 className={styles.part}>{title}</h3>
      <ul>
        {rows.map((row) => (
          <Row key={row.member.id} row={row} />
        ))}
      </ul>
    </>
  )

/** Everybody who has been here, and how each stands. */
export const RosterPane = () => {
  const texts = useTexts(leadPeopleTexts)
  const language = useLanguage()
  const [wanted, setWanted] = useState('')
  const rows = rosterOf(useMembers(), usePresence(), language)
  const rooms = rows.filter(({ member }) => member.role === 'room')
  const found = rooms.filter(
    ({ member, knocks }) => knocks || member.name.toLocaleLowerCase(language).includes(wanted.trim().toLocaleLowerCase(language)),
  )
  const here = rooms.filter(({ health }) => health === 'here' || health === 'noMedia').length
  return (
    <div className={styles.pane}>
      <div className={styles.head}>
        <p>{rooms.length === 0 ? texts.noRooms : texts.roomsHere(here, rooms.length)}</p>
        {rooms.length < findFrom ? null : (
          <input
            type="search"
            className={styles.find}
            aria-label={texts.find}
            placeholder={texts.find}
            value={wanted}
            onChange={({ target }) => setWanted(target.value)}
          />
        )}
      </div>
      <Part title={texts.rooms} rows={found} />
      <Part title={texts.persons} rows={rows.filter(({ member }) => isStagePerson(member))} />
      <Part title={texts.observers} rows={rows.filter(({ member }) => member.role === 'observer')} />
      <Part title={texts.captioners} rows={rows.filter(({ member }) => member.role === 'captioner')} />
    </div>
  )
}

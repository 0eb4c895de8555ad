import { leadTexts } from '../../../src-shared/i18n/catalogues/lead.ts'
import { leadPeopleTexts } from '../../../src-shared/i18n/catalogues/lead-people.ts'
import type { StagePlace } from '../../../src-shared/plenary/view.ts'
import { Button } from '../../components/button.tsx'
import { classes } from '../../components/classes.ts'
import { HandIcon } from '../../components/icons.tsx'
import { Picture } from '../../components/picture.tsx'
import { ownPicture } from '../../plenary/pictures.ts'
import { MicrophoneIcon, MoreIcon, PersonIcon, RoomIcon } from '../components/lead-icons.tsx'
import { ask } from '../desk/ask.ts'
import { setUi } from '../stores/board-ui.ts'
import { useTexts } from '../stores/language.ts'
import { useMediaState } from '../stores/media.ts'
import { useView, useYou } from '../stores/plenary.ts'
import { OwnPanel } from './own-panel.tsx'
import styles from './stage-pane.module.css'

const HostDeeds = ({ place: { id, name, silenced } }: { readonly place: StagePlace }) => {
  const people = useTexts(leadPeopleTexts)
  return (
    <div className={styles.deeds}>
      <Button
        size="note"
        round
        aria-label={`${silenced ? people.unmute : people.mute}: ${name}`}
        chosen={silenced}
        onClick={() => void ask(silenced ? 'unmute' : 'mute', { member: id })}
      >
        <MicrophoneIcon off={silenced} />
      </Button>
      <Button size="note" round aria-label={people.more(name)} onClick={() => setUi({ sheet: { of: 'member', id } })}>
        <MoreIcon />
      </Button>
    </div>
  )
}

const Tile = ({ place }: { readonly place: StagePlace }) => {
  const { id, name, role, silenced } = place
  const texts = useTexts(leadTexts)
  const you = useYou()
  const isOwn = id === you.id
  const received = useMediaState((media) => media.received.find(({ member }) => member === id))
  const speaks = received?.speaks === true && !silenced
  return (
    <li className={classes(styles.tile, speaks && styles.speaks, role === 'room' && styles.floor)} data-member={id}>
      <div className={styles.empty}>{role === 'room' ? <RoomIcon /> : <PersonIcon />}</div>
      <div className={styles.picture}>
        <Picture of={isOwn ? ownPicture : id} />
      </div>
      <div className={styles.caption}>
        <span className={styles.name}>
          {name}
          {isOwn ? ` (${texts.you})` : ''}
        </span>
        {role === 'room' ? (
          <span className={styles.mark}>
            <HandIcon /> {texts.hasFloor}
          </span>
        ) : null}
        {silenced ? (
          <span className={styles.silenced}>
            <MicrophoneIcon off /> {texts.silenced}
          </span>
        ) : null}
        {speaks ? <span className={styles.mark}>{texts.speaks}</span> : null}
      </div>
      {you.role === 'host' && !isOwn ? <HostDeeds place={place} /> : null}
    </li>
  )
}

/** Who is seen and heard. */
export const StagePane = () => {
  const texts = useTexts(leadTexts)
  const stage = useView((view) => view.stage)
  const phase = useView((view) => view.phase.name)
  const headings = { before: texts.stageBefore, open: texts.stage, closed: texts.stageAfter }
  const media = useMediaState(({ state }) => state.name)
  return (
    <section className={styles.pane} aria-labelledby="stage">
      <h2 id="stage" className={styles.heading}>
        {headings[phase]}
      </h2>
      {media === 'again' ? (
        <p className={styles.trouble} role="status">
          {texts.mediaAgain}
        </p>
      ) : null}
      {stage.length === 0 ? <p className={styles.nobody}>{texts.stageEmpty}</p> : null}
      <ul className={styles.tiles} data-count={stage.length}>
        {stage.map((place) => (
          <Tile key={place.id} place={place} />
        ))}
      </ul>
      <OwnPanel />
    </section>
  )
}

import { plenaryTexts } from '../../../src-shared/i18n/catalogues/plenary.ts'
import type { RoomView, StagePlace } from '../../../src-shared/plenary/view.ts'
import { classes } from '../../components/classes.ts'
import { Picture } from '../../components/picture.tsx'
import { useTexts } from '../../i18n/use-texts.ts'
import { ownPicture } from '../../plenary/pictures.ts'
import { useRoomMedia } from '../../stores/room-media.ts'
import styles from './tiles.module.css'

type TileProps = { readonly place: StagePlace; readonly hasFloor: boolean; readonly own: boolean; readonly seen: boolean }

const Tile = ({ place, hasFloor, own, seen }: TileProps) => {
  const texts = useTexts(plenaryTexts)
  const speaks = useRoomMedia(({ speaker }) => speaker === place.id)
  const pictured = useRoomMedia(({ pictured }) => pictured.includes(place.id))
  const note = place.silenced ? texts.silenced : hasFloor ? texts.hasFloor(place.name) : speaks ? texts.speaks : ''
  return (
    <li className={classes(styles.tile, speaks && styles.speaks, own && styles.own)}>
      <div className={styles.inside}>
        <div className={styles.face}>
          {own && seen ? (
            <Picture of={ownPicture} label={texts.ownPicture} />
          ) : pictured ? (
            <Picture of={place.id} />
          ) : (
            <span className={styles.initial} aria-hidden="true">
              {[...place.name][0]}
            </span>
          )}
        </div>
        <span className={styles.name}>
          {hasFloor && !place.silenced ? null : <span className={styles.who}>{place.name}</span>}
          {note === '' ? null : <span className={styles.note}>{note}</span>}
        </span>
      </div>
    </li>
  )
}

/** Everybody on stage, with their names; who speaks is marked. `seen`: this room too, by its own camera. */
export const Tiles = ({ view, small, seen }: { readonly view: RoomView; readonly small: boolean; readonly seen: boolean }) => {
  const texts = useTexts(plenaryTexts)
  const { stage, floor, you } = view
  if (stage.length === 0) return small ? null : <p className={styles.nobody}>{texts.nobodyYet}</p>
  return (
    <ul className={classes(styles.tiles, small && styles.small)} data-tiles={stage.length}>
      {stage.map((place) => (
        <Tile key={place.id} place={place} hasFloor={floor.name === 'held' && floor.room === place.id} own={place.id === you.id} seen={seen} />
      ))}
    </ul>
  )
}

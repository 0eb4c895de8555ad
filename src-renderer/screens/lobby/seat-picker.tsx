import { welcomeTexts } from '../../../src-shared/i18n/catalogues/welcome.ts'
import { Button } from '../../components/button.tsx'
import { MinusIcon, PlusIcon } from '../../components/icons.tsx'
import { useTexts } from '../../i18n/use-texts.ts'
import styles from './seat-picker.module.css'

const dots = (seats: number) =>
  Array.from({ length: seats }, (_, seat) => {
    const angle = (seat / seats) * 2 * Math.PI - Math.PI / 2
    return { seat, x: 50 + 43 * Math.cos(angle), y: 50 + 43 * Math.sin(angle) }
  })

type SeatPickerProps = {
  readonly seats: number
  readonly least: number
  readonly most: number
  /** Diameter in rem. */
  readonly size: number
  readonly name?: string
  readonly onChange: (seats: number) => void
}

/** The table seen from above: a place for each person, and their number in the middle. */
export const SeatPicker = ({ seats, least, most, size, name, onChange }: SeatPickerProps) => {
  const texts = useTexts(welcomeTexts)
  return (
    <fieldset className={styles.picker} style={{ fontSize: `${size}rem` }}>
      <legend className="heard">{name ?? texts.howMany}</legend>
      <div className={styles.table}>
        <svg viewBox="0 0 100 100" className={styles.picture} aria-hidden="true">
          <circle className={styles.top} cx="50" cy="50" r="34" />
          {dots(seats).map(({ seat, x, y }) => (
            <circle key={seat} className={styles.seat} cx={x} cy={y} r="5.6" />
          ))}
        </svg>
        <output className={styles.number} aria-label={texts.seats(seats)}>
          {seats}
        </output>
        {name === undefined ? null : <span className={styles.name}>{name}</span>}
      </div>
      <div className={styles.buttons}>
        <Button round size="large" aria-label={texts.fewer} disabled={seats <= least} onClick={() => onChange(seats - 1)}>
          <MinusIcon />
        </Button>
        <Button round size="large" aria-label={texts.more} disabled={seats >= most} onClick={() => onChange(seats + 1)}>
          <PlusIcon />
        </Button>
      </div>
    </fieldset>
  )
}

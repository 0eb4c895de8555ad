import type { Person } from '../../src-shared/seminar/schema.ts'
import { useLocalized } from '../i18n/use-texts.ts'
import styles from './people.module.css'

/** Who speaks, and as what. */
export const People = ({ people }: { readonly people: readonly Person[] }) => {
  const text = useLocalized()
  if (people.length === 0) return null
  return (
    <ul className={styles.people}>
      {people.map((person) => (
        <li key={person.id}>
          <strong className={styles.name}>{person.name}</strong>
          {person.role === undefined ? null : <span className={styles.role}>{text(person.role)}</span>}
        </li>
      ))}
    </ul>
  )
}

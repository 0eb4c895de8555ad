import { languages } from '../../src-shared/i18n/language.ts'
import styles from './gallery-index.module.css'
import { galleryParts } from './states.ts'

const themes = ['light', 'dark'] as const

/** For developers: every screen in every state, by links. */
export const GalleryIndex = () => (
  <div className={styles.index}>
    <h1 className={styles.title}>Talkroom</h1>
    {Object.entries(galleryParts).map(([part, states]) => (
      <section key={part} className={styles.part}>
        <h2>{part}</h2>
        <table>
          <tbody>
            {states.map(({ id }) => (
              <tr key={id}>
                <th scope="row">{id}</th>
                {themes.flatMap((theme) =>
                  languages.map((language) => (
                    <td key={`${theme}${language}`}>
                      <a href={`?state=${id}&lang=${language}&theme=${theme}`}>{`${language} ${theme}`}</a>
                    </td>
                  )),
                )}
              </tr>
            ))}
          </tbody>
        </table>
      </section>
    ))}
  </div>
)

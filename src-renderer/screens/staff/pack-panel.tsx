import type { StaffSlice } from '../../../src-shared/contract/slices.ts'
import { bytesText } from '../../../src-shared/i18n/bytes-text.ts'
import { staffTexts } from '../../../src-shared/i18n/catalogues/staff.ts'
import { useLanguage, useLocalized, useTexts } from '../../i18n/use-texts.ts'
import { useSeminar, useTroubles } from '../../stores/slices.ts'
import { Panel } from './panel.tsx'
import styles from './staff.module.css'

type Open = Extract<StaffSlice, { state: 'open' }>

export const PackPanel = ({ staff }: { readonly staff: Open }) => {
  const texts = useTexts(staffTexts)
  const language = useLanguage()
  const text = useLocalized()
  const seminar = useSeminar()
  const { cache, outbox } = staff
  const troubles = useTroubles().filter((trouble) => trouble.cause !== undefined)
  return (
    <div className={styles.side}>
      <Panel title={texts.pack}>
        {cache.pack === null ? (
          <p>{texts.noPack}</p>
        ) : (
          <>
            <p>
              {text(seminar?.content.title)} ({cache.pack}, {texts.packVersion(cache.version ?? 0)})
            </p>
            <p>{texts.files(cache.files, bytesText(cache.bytes, language))}</p>
          </>
        )}
        {cache.freeBytes !== null && <p>{texts.free(bytesText(cache.freeBytes, language))}</p>}
        {cache.problems.length === 0 && cache.pack !== null && <p>{texts.noProblems}</p>}
        {cache.problems.length + troubles.length > 0 && (
          <>
            <h3 className={styles.problemsTitle}>{texts.problems}</h3>
            <ul>
              {cache.problems.map((problem) => (
                <li key={problem} className={styles.problem}>
                  {problem}
                </li>
              ))}
              {troubles.map((trouble) => (
                <li key={trouble.id} className={styles.problem}>
                  {trouble.reason}: {trouble.cause}
                </li>
              ))}
            </ul>
          </>
        )}
      </Panel>
      <Panel title={texts.outbox}>
        <p>{texts.waiting(outbox.waiting)}</p>
        <p>{texts.delivered(outbox.delivered)}</p>
        {outbox.goesTo.length === 0 ? <p>{texts.goesNowhere}</p> : outbox.goesTo.map((place) => <p key={place}>{texts[place]}</p>)}
      </Panel>
    </div>
  )
}

import { useEffect, useRef } from 'react'
import type { RoomName } from '../../../src-shared/contract/join.ts'
import { joinTexts } from '../../../src-shared/i18n/catalogues/join.ts'
import { Button } from '../../components/button.tsx'
import { useTexts } from '../../i18n/use-texts.ts'
import { useJoin } from '../../stores/slices.ts'
import styles from './join.module.css'
import { useSeminarName } from './use-join-text.ts'

type RoomQuestionProps = { readonly asked: RoomName; readonly onAnswer: (follow: boolean) => void }

/** What an invitation is for. A link may come from anywhere: the focus stands on the harmless answer. */
export const RoomQuestion = ({ asked, onAnswer }: RoomQuestionProps) => {
  const texts = useTexts(joinTexts)
  const nameOf = useSeminarName()
  const { joined } = useJoin()
  const harmless = useRef<HTMLButtonElement>(null)
  useEffect(() => harmless.current?.focus({ preventScroll: true }), [])
  return (
    <div className={styles.question}>
      <p className={styles.lead}>{texts.asksLead}</p>
      <dl className={styles.facts}>
        <dt>{texts.seminar}</dt>
        <dd>{nameOf(asked.seminar) ?? asked.seminar}</dd>
        <dt>{texts.room}</dt>
        <dd>{asked.room}</dd>
        <dt>{texts.group}</dt>
        <dd>{asked.group}</dd>
      </dl>
      {joined === null ? null : <p className={styles.lead}>{texts.replaces(joined.room, joined.group)}</p>}
      <h2 className={styles.heading}>{texts.asksTitle}</h2>
      <div className={styles.actions}>
        <Button ref={harmless} size="large" onClick={() => onAnswer(false)}>
          {texts.no}
        </Button>
        <Button look="primary" size="large" onClick={() => onAnswer(true)}>
          {texts.yes}
        </Button>
      </div>
    </div>
  )
}

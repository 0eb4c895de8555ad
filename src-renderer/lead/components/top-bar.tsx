import { useState } from 'react'
import { leadTexts } from '../../../src-shared/i18n/catalogues/lead.ts'
import { type Language, languages, localized } from '../../../src-shared/i18n/language.ts'
import { placeIn } from '../../../src-shared/plenary/agenda.ts'
import type { PlenaryPhase } from '../../../src-shared/plenary/view.ts'
import { type Duration, duration } from '../../../src-shared/time/time.ts'
import { Ask } from '../../components/ask.tsx'
import { Button } from '../../components/button.tsx'
import { classes } from '../../components/classes.ts'
import { clockDigits, clockText } from '../../i18n/format.ts'
import { ask } from '../desk/ask.ts'
import { sendBack } from '../desk/deeds.ts'
import { useDeskNow } from '../stores/desk-clock.ts'
import { chooseLanguage, useLanguage, useTexts } from '../stores/language.ts'
import { useView, useYou } from '../stores/plenary.ts'
import select from './select.module.css'
import styles from './top-bar.module.css'

const names: Readonly<Record<Language, string>> = { sv: 'Svenska', da: 'Dansk', en: 'English' }

export const LanguageChoice = () => {
  const texts = useTexts(leadTexts)
  const language = useLanguage()
  return (
    <select
      className={classes(select.select, styles.language)}
      aria-label={texts.language}
      value={language}
      onChange={({ target }) => chooseLanguage(target.value as Language)}
    >
      {languages.map((code) => (
        <option key={code} value={code} lang={code}>
          {names[code]}
        </option>
      ))}
    </select>
  )
}

/** What stands beside the time that is left, or over; null where nothing is counted. */
const countOf = (phase: PlenaryPhase, now: number): { readonly length: Duration; readonly what: 'leftToBegin' | 'leftToEnd' | 'overtime' } | null => {
  switch (phase.name) {
    case 'before':
      return { length: duration(phase.opensAt - now), what: 'leftToBegin' }
    case 'open':
      return now <= phase.endsAt
        ? { length: duration(phase.endsAt - now), what: 'leftToEnd' }
        : { length: duration(now - phase.endsAt), what: 'overtime' }
    case 'closed':
      return null
  }
}

/** Where the plenary and the programme are, and how much time there is. */
const Timing = () => {
  const texts = useTexts(leadTexts)
  const language = useLanguage()
  const now = useDeskNow()
  const { phase, programme, seminar } = useView((view) => view)
  const clock = (at: Parameters<typeof clockText>[0]) => clockText(at, language, seminar.timeZone)
  const { item, next } = placeIn(programme, now)
  const count = countOf(phase, now)
  const headline = phase.name === 'before' ? texts.before(clock(phase.opensAt)) : phase.name === 'open' ? texts.open : texts.closed
  return (
    <div className={styles.timing}>
      <p className={styles.phase} data-phase={phase.name}>
        {headline}
        {count === null ? null : (
          <span className={styles.count} data-over={count.what === 'overtime'}>
            <strong role="timer">{clockDigits(count.length, count.what === 'overtime' ? 'floor' : 'ceil')}</strong> {texts[count.what]}
          </span>
        )}
      </p>
      <p className={styles.agenda}>
        {item === null ? texts.noItem : texts.now(localized(item.title, language))}
        {next === null ? null : <span>{texts.next(localized(next.title, language), clock(next.startsAt))}</span>}
      </p>
    </div>
  )
}

/** Everybody to the plenary, or everybody back: asked once, because forty rooms follow. */
const Gathering = () => {
  const texts = useTexts(leadTexts)
  const phase = useView((view) => view.phase.name)
  const [asked, setAsked] = useState<PlenaryPhase['name'] | null>(null)
  const bringing = phase !== 'open'
  // What was asked about is over by itself: the programme came first.
  if (asked === phase)
    return (
      <div className={styles.asks}>
        <Ask
          compact
          sentence={bringing ? texts.gatherAsk : texts.releaseAsk}
          yes={bringing ? texts.gatherYes : texts.releaseYes}
          no={texts.no}
          onNo={() => setAsked(null)}
          onYes={() => {
            setAsked(null)
            if (bringing) void ask('gather', {})
            else void sendBack()
          }}
        />
      </div>
    )
  return (
    <Button size="note" onClick={() => setAsked(phase)}>
      {phase === 'open' ? texts.release : phase === 'before' ? texts.gather : texts.gatherAgain}
    </Button>
  )
}

export const TopBar = () => {
  const texts = useTexts(leadTexts)
  const language = useLanguage()
  const you = useYou()
  const title = useView(({ seminar }) => seminar.title)
  return (
    <header className={styles.bar}>
      <div className={styles.who}>
        <h1 className={styles.title}>{localized(title, language) || texts.product}</h1>
        <p className={styles.you}>
          {you.name}, {texts[`role_${you.role}`]}
        </p>
      </div>
      <Timing />
      <div className={styles.deeds}>
        {you.role === 'host' ? <Gathering /> : null}
        <LanguageChoice />
      </div>
    </header>
  )
}

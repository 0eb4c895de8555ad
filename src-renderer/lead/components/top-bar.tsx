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
  const { phase, programme, seminar, trial } = useView((view) => view)
  const clock = (at: Parameters<typeof clockText>[0]) => clockText(at, language, seminar.timeZone)
  const { item, next } = placeIn(programme, now)
  const count = trial && phase.name === 'open' ? null : countOf(phase, now)
  const open = trial ? texts.trialOpen : texts.open
  const headline = phase.name === 'before' ? texts.before(clock(phase.opensAt)) : phase.name === 'open' ? open : texts.closed
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
        {trial ? <span>{texts.trialSay}</span> : item === null ? texts.noItem : texts.now(localized(item.title, language))}
        {next === null ? null : <span>{texts.next(localized(next.title, language), clock(next.startsAt))}</span>}
      </p>
    </div>
  )
}

type Deed = 'gather' | 'gather.undo' | 'release'

/** What a host may do with everybody at this moment. */
const deedsNow = (phase: PlenaryPhase, now: number): readonly Deed[] => {
  if (phase.name !== 'open') return ['gather']
  return phase.undoUntil !== undefined && now <= phase.undoUntil ? ['gather.undo', 'release'] : ['release']
}

/** Everybody to the plenary, on with what they were doing, or back to the programme: asked once, because forty rooms follow. */
const Gathering = () => {
  const texts = useTexts(leadTexts)
  const phase = useView((view) => view.phase)
  const trial = useView((view) => view.trial)
  const now = useDeskNow()
  const [asked, setAsked] = useState<Deed | null>(null)
  const deeds = deedsNow(phase, now)
  const again = phase.name === 'closed'
  const said = {
    gather: trial
      ? { name: texts.trialGather, ask: texts.trialGatherAsk, yes: texts.trialGatherYes }
      : { name: again ? texts.gatherAgain : texts.gather, ask: again ? texts.gatherAgainAsk : texts.gatherAsk, yes: texts.gatherYes },
    'gather.undo': { name: texts.gatherUndo, ask: texts.gatherUndoAsk, yes: texts.gatherUndoYes },
    release: trial
      ? { name: texts.trialRelease, ask: texts.trialReleaseAsk, yes: texts.trialReleaseYes }
      : { name: texts.release, ask: texts.releaseAsk, yes: texts.releaseYes },
  }
  // What was asked about may be over by itself: the programme came first, or the time in which it could be taken back is gone.
  if (asked !== null && deeds.includes(asked))
    return (
      <div className={styles.asks}>
        <Ask
          compact
          sentence={said[asked].ask}
          yes={said[asked].yes}
          no={texts.no}
          onNo={() => setAsked(null)}
          onYes={() => {
            setAsked(null)
            if (asked === 'release' && !trial) void sendBack()
            else void ask(asked, {})
          }}
        />
      </div>
    )
  return deeds.map((deed) => (
    <Button key={deed} size="note" onClick={() => setAsked(deed)}>
      {said[deed].name}
    </Button>
  ))
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

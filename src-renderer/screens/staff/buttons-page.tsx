import { gestures } from '../../../src-shared/buttons/intents.ts'
import { buttonsTexts } from '../../../src-shared/i18n/catalogues/buttons.ts'
import { send } from '../../bridge/send.ts'
import { Button } from '../../components/button.tsx'
import { useTexts } from '../../i18n/use-texts.ts'
import { useClockText } from '../../i18n/use-time.ts'
import { useButtons, useGroups } from '../../stores/slices.ts'
import { Panel } from './panel.tsx'
import styles from './staff.module.css'
import { TeachPanel } from './teach-panel.tsx'

const meanings = ['next', 'back', 'pause-or-resume', 'help', 'nothing'] as const

const Connected = () => {
  const texts = useTexts(buttonsTexts)
  const { reader, devices, gone } = useButtons()
  const groups = useGroups()
  const nothing = { starting: texts.starting, ready: texts.none, missing: texts.missing }
  return (
    <Panel title={texts.connected} grow>
      {devices.length === 0 && gone.length === 0 ? <p>{nothing[reader]}</p> : null}
      <ul className={styles.list}>
        {devices.map(({ id, identity, name, group, state, learned }) => (
          <li key={id}>
            <p className={styles.name}>
              {name}
              {learned ? <span className={styles.badge}>{texts.learned}</span> : null}
            </p>
            <p className={state === 'ready' || state === 'through-keys' ? styles.soft : styles.grave}>{texts[`state_${state}`]}</p>
            {groups.length < 2 ? null : (
              <div className={styles.row}>
                {groups.map((one) => (
                  <Button
                    key={one.group}
                    size="note"
                    chosen={one.group === group}
                    onClick={() => void send('buttons.assign', { identity, group: one.group })}
                  >
                    {texts.group(one.group + 1)}
                  </Button>
                ))}
              </div>
            )}
          </li>
        ))}
        {gone.map((name) => (
          <li key={`gone ${name}`} className={styles.grave}>
            {texts.gone(name)}
          </li>
        ))}
      </ul>
    </Panel>
  )
}

const Try = () => {
  const texts = useTexts(buttonsTexts)
  const clock = useClockText()
  const { last } = useButtons()
  return (
    <Panel title={texts.tryIt}>
      <p className={styles.soft}>{texts.tryHint}</p>
      <p className={styles.name} role="status">
        {last === null ? '' : texts.heardLast(last.name, texts[`gesture_${last.gesture}`], clock(last.at))}
      </p>
    </Panel>
  )
}

const Meanings = () => {
  const texts = useTexts(buttonsTexts)
  const { bindings } = useButtons()
  return (
    <Panel title={texts.meaning} grow>
      {gestures.map((gesture) => (
        <fieldset key={gesture} className={styles.choice}>
          <legend>{texts[`gesture_${gesture}`]}</legend>
          {meanings.map((meaning) => (
            <Button
              key={meaning}
              size="note"
              chosen={bindings[gesture] === meaning}
              onClick={() => void send('buttons.bind', { ...bindings, [gesture]: meaning })}
            >
              {texts[`meaning_${meaning}`]}
            </Button>
          ))}
        </fieldset>
      ))}
    </Panel>
  )
}

/** What is plugged in and whether it works, teaching, trying, and what each gesture means. */
export const ButtonsPage = () => (
  <div className={styles.seminars}>
    {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a box that scrolls has to be reached by keys */}
    <div className={styles.column} tabIndex={0}>
      <Connected />
      <TeachPanel />
    </div>
    {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a box that scrolls has to be reached by keys */}
    <div className={styles.column} tabIndex={0}>
      <Try />
      <Meanings />
    </div>
  </div>
)

import { useEffect } from 'react'
import { buttonsTexts } from '../../../src-shared/i18n/catalogues/buttons.ts'
import { send } from '../../bridge/send.ts'
import { Button } from '../../components/button.tsx'
import { useTexts } from '../../i18n/use-texts.ts'
import { useButtons } from '../../stores/slices.ts'
import { Panel } from './panel.tsx'
import styles from './staff.module.css'

/** Press an unknown button twice, and it is a button of this room. */
export const TeachPanel = () => {
  const texts = useTexts(buttonsTexts)
  const { learning, keys, devices } = useButtons()
  const listening = learning.state === 'listening'
  const sentences = {
    off: texts.teachLead,
    listening: texts.teaching,
    learned: learning.state === 'learned' ? texts.taught(learning.name) : '',
    'heard-nothing': texts.teachNothing,
  }
  // Whoever leaves the page has stopped teaching.
  useEffect(() => () => void send('buttons.learn', { on: false }), [])
  return (
    <Panel title={texts.teachTitle}>
      <p role="status">{sentences[learning.state]}</p>
      {keys.length === 0 ? null : <p className={styles.soft}>{texts.keys(keys.join(', '))}</p>}
      <div className={styles.row}>
        <Button size="note" look={listening ? 'quiet' : 'primary'} onClick={() => void send('buttons.learn', { on: !listening })}>
          {listening ? texts.teachStop : texts.teach}
        </Button>
        {keys.length > 0 || devices.some(({ learned }) => learned) ? (
          <Button size="note" onClick={() => void send('buttons.forget', {})}>
            {texts.forget}
          </Button>
        ) : null}
      </div>
    </Panel>
  )
}

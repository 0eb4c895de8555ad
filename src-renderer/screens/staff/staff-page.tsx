import { useEffect, useRef, useState } from 'react'
import type { StaffSlice } from '../../../src-shared/contract/slices.ts'
import { staffTexts } from '../../../src-shared/i18n/catalogues/staff.ts'
import { send } from '../../bridge/send.ts'
import { Ask } from '../../components/ask.tsx'
import { Button } from '../../components/button.tsx'
import { LanguagePicker } from '../../components/language-picker.tsx'
import { useTexts } from '../../i18n/use-texts.ts'
import { DevicesPanel } from './devices-panel.tsx'
import { PackPanel } from './pack-panel.tsx'
import { Panel } from './panel.tsx'
import styles from './staff.module.css'

type Open = Extract<StaffSlice, { state: 'open' }>

/** Everything staff need to say over the phone, on one page. */
export const StaffPage = ({ staff }: { readonly staff: Open }) => {
  const texts = useTexts(staffTexts)
  const log = useRef<HTMLPreElement>(null)
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new line is what there is to scroll to
  useEffect(() => {
    // Not before the panel has a size.
    const frame = requestAnimationFrame(() => log.current?.scrollTo({ top: log.current.scrollHeight }))
    return () => cancelAnimationFrame(frame)
  }, [staff.log.at(-1)])
  return (
    <div className={styles.page}>
      <div className={styles.panels}>
        <DevicesPanel staff={staff} />
        <PackPanel staff={staff} />
        <div className={styles.side}>
          <LanguageChoice />
          <Actions behind={staff.behind} />
        </div>
      </div>
      <Panel title={texts.log} grow>
        {staff.log.length === 0 ? (
          <p>{texts.noLog}</p>
        ) : (
          // biome-ignore lint/a11y/noNoninteractiveTabindex: a box that scrolls has to be reached by keys
          <pre className={styles.log} tabIndex={0} ref={log}>
            {staff.log.join('\n')}
          </pre>
        )}
      </Panel>
    </div>
  )
}

const LanguageChoice = () => {
  const texts = useTexts(staffTexts)
  return (
    <Panel title={texts.language}>
      <div className={styles.row}>
        <LanguagePicker />{' '}
      </div>
    </Panel>
  )
}

type Action = 'restart' | 'reset' | 'leave'
const actions = ['restart', 'reset', 'leave'] as const satisfies readonly Action[]

const leaveAsks = { desktop: 'leaveAsk', console: 'leaveToConsole', windows: 'leaveOnWindows' } as const

const act = (action: Action) => {
  switch (action) {
    case 'restart':
      return send('staff.restart', {})
    case 'reset':
      return send('staff.reset', {})
    case 'leave':
      return send('staff.leaveKiosk', {})
  }
}

const Actions = ({ behind }: { readonly behind: Open['behind'] }) => {
  const texts = useTexts(staffTexts)
  const [asking, setAsking] = useState<Action | null>(null)
  const [outcome, setOutcome] = useState('')
  const asks: Record<Action, string> = { restart: texts.restartAsk, reset: texts.resetAsk, leave: texts[leaveAsks[behind]] }
  const confirmed = async (action: Action) => {
    setAsking(null)
    setOutcome((await act(action)).ok ? texts.done : texts.failed)
  }
  return (
    <Panel title={texts.actions}>
      {asking === null ? (
        <div className={styles.actions}>
          {actions.map((action) => (
            <Button key={action} size="note" onClick={() => setAsking(action)}>
              {texts[action]}
            </Button>
          ))}
          <p role="status">{outcome}</p>
        </div>
      ) : (
        <div className={styles.asking}>
          <Ask sentence={asks[asking]} yes={texts[asking]} no={texts.no} compact onNo={() => setAsking(null)} onYes={() => void confirmed(asking)} />
        </div>
      )}
    </Panel>
  )
}

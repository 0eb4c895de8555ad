import { plenaryPanelTexts, plenaryTroubleTexts, relayTexts } from '../../../src-shared/i18n/catalogues/plenary-troubles.ts'
import { type PlenaryWord, plenaryWord } from '../../../src-shared/plenary/staff-word.ts'
import { useTexts } from '../../i18n/use-texts.ts'
import { usePlenary } from '../../stores/slices.ts'
import { Panel } from './panel.tsx'
import styles from './staff.module.css'

const Media = ({ word: { media, mediaTrouble, relays, path, microphone, camera } }: { readonly word: PlenaryWord }) => {
  const texts = useTexts(plenaryPanelTexts)
  const troubles = useTexts(plenaryTroubleTexts)
  const findings = useTexts(relayTexts)
  if (mediaTrouble !== null)
    return (
      <>
        <p className={styles.grave}>{troubles[mediaTrouble]}</p>
        {relays.map(({ url, finding }) => (
          <p key={url}>
            {url}: {findings[finding]}
          </p>
        ))}
      </>
    )
  switch (media) {
    case 'out':
      return null
    case 'joining':
    case 'again':
      return <p>{texts.mediaJoining}</p>
    case 'in':
      return (
        <>
          <p>
            {texts.mediaIn(path === null ? texts.unknownPath : texts[path])} {microphone === 'on' ? texts.microphoneOn : texts.microphoneOff}
            {camera === 'on' ? ` ${texts.cameraOn}` : ''}
          </p>
          {camera === 'failed' ? <p className={styles.grave}>{texts.cameraFailed}</p> : null}
        </>
      )
  }
}

/** Whether the plenary will work, before it begins; and exactly why not. */
export const PlenaryPanel = () => {
  const texts = useTexts(plenaryPanelTexts)
  const troubles = useTexts(plenaryTroubleTexts)
  const word = plenaryWord(usePlenary())
  return (
    <Panel title={texts.title}>
      {word.trouble === null ? <p>{texts[word.line]}</p> : <p className={styles.grave}>{troubles[word.trouble]}</p>}
      <Media word={word} />
    </Panel>
  )
}

import { checkTexts } from '../../../src-shared/i18n/catalogues/check.ts'
import { deviceTexts, sayFinding } from '../../../src-shared/i18n/catalogues/devices.ts'
import { send } from '../../bridge/send.ts'
import { Button } from '../../components/button.tsx'
import { OnIcon } from '../../components/icons.tsx'
import { Stage } from '../../components/stage.tsx'
import { useLanguage, useTexts } from '../../i18n/use-texts.ts'
import { useDevices } from '../../stores/slices.ts'
import styles from './check.module.css'
import { SeatVoices } from './seat-voices.tsx'

/** More than this nobody reads from four metres; the gravest come first. */
const shown = 3

/** What was found: one word, a sentence for each thing, and what to do. */
export const CheckResult = () => {
  const texts = useTexts(checkTexts)
  const words = useTexts(deviceTexts)
  const language = useLanguage()
  const { word, findings, voices, button, echo, better, devices } = useDevices()
  const faint = voices?.filter((voice) => voice === 'speak-up').length ?? 0
  const betterOne = devices.find(({ key, direction }) => key === better && direction === 'input')
  const sentences = [
    ...findings.map((finding) => sayFinding(language, finding)),
    ...(voices === null ? [] : [faint === 0 ? texts.allHeard : texts.someFaint(faint)]),
    ...(button === null ? [] : [button === 'works' ? texts.buttonWorks : texts.buttonNotPressed]),
    ...(echo === null ? [] : [texts.echo(Math.round(10 ** (echo / 20) * 100))]),
    ...(betterOne === undefined ? [] : [texts.betterMicrophone(betterOne.label)]),
  ]
  return (
    <Stage
      kicker={texts.title}
      title={words[word]}
      actions={
        <>
          <Button look="primary" size="large" onClick={() => void send('check.close', {})}>
            {texts.goOn}
            <OnIcon />
          </Button>
          <Button onClick={() => void send('check.start', { kind: 'group' })}>{texts.again}</Button>
          {betterOne === undefined ? null : (
            <Button onClick={() => void send('devices.use', { thing: 'microphone', key: betterOne.key })}>{texts.use(betterOne.label)}</Button>
          )}
        </>
      }
      aside={voices === null ? null : <SeatVoices seats={voices} />}
    >
      <div role="status">
        <ul className={styles.sentences}>
          {(sentences.length === 0 ? [texts.good] : sentences.slice(0, shown)).map((sentence) => (
            <li key={sentence}>{sentence}</li>
          ))}
        </ul>
      </div>
    </Stage>
  )
}

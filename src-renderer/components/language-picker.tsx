import { frameTexts } from '../../src-shared/i18n/catalogues/frame.ts'
import type { Language } from '../../src-shared/i18n/language.ts'
import { send } from '../bridge/send.ts'
import { useLanguage, useTexts } from '../i18n/use-texts.ts'
import { Button } from './button.tsx'
import styles from './language-picker.module.css'

/** Each language in its own words, so that it is found by those who need it. */
const names: readonly (readonly [Language, string])[] = [
  ['sv', 'Svenska'],
  ['da', 'Dansk'],
  ['en', 'English'],
]

export const LanguagePicker = ({ onChosen }: { readonly onChosen?: () => void }) => {
  const language = useLanguage()
  const texts = useTexts(frameTexts)
  const choose = (next: Language) => {
    void send('settings.set', { language: next })
    onChosen?.()
  }
  return (
    <fieldset className={styles.picker}>
      <legend className="heard">{texts.language}</legend>
      {names.map(([code, name]) => (
        <Button key={code} lang={code} look="plain" chosen={code === language} onClick={() => choose(code)}>
          {name}
        </Button>
      ))}
    </fieldset>
  )
}

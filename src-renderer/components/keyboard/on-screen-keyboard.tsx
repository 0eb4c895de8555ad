import { type RefObject, useEffect, useId, useState } from 'react'
import Keyboard from 'react-simple-keyboard'
import { keyboardTexts } from '../../../src-shared/i18n/catalogues/keyboard.ts'
import { languages } from '../../../src-shared/i18n/language.ts'
import { send } from '../../bridge/send.ts'
import { useTexts } from '../../i18n/use-texts.ts'
import { useSettings } from '../../stores/slices.ts'
import { actionOf, type LayoutName, layoutAfter, layoutOf, sentenceBegins } from './layouts.ts'
import styles from './on-screen-keyboard.module.css'
import { typeInto } from './type-into.ts'

const sign = (path: string) => `<svg viewBox="0 0 24 24" aria-hidden="true"><path d="${path}"/></svg>`
const signs = { shift: sign('M12 4 4 13h4v7h8v-7h4z'), left: sign('M15 5 8 12l7 7'), right: sign('m9 5 7 7-7 7') }

const before = (field: HTMLTextAreaElement | null): string => field?.value.slice(0, field.selectionStart) ?? ''

type KeyboardProps = {
  /** The field that is typed into; it keeps its focus while keys are pressed. */
  readonly field: RefObject<HTMLTextAreaElement | null>
  readonly onEnter: () => void
  readonly onHide: () => void
}

/** Big keys in the room's keyboard language. */
export const OnScreenKeyboard = ({ field, onEnter, onHide }: KeyboardProps) => {
  const texts = useTexts(keyboardTexts)
  const language = useSettings().keyboard
  const id = useId().replace(/\W/g, '')
  const [layout, setLayout] = useState<LayoutName>(() => (sentenceBegins(before(field.current)) ? 'capitals' : 'letters'))

  // Another field is written in now: a new line begins with a capital.
  useEffect(() => {
    const look = () => setLayout((now) => (now === 'symbols' ? now : sentenceBegins(before(field.current)) ? 'capitals' : 'letters'))
    document.addEventListener('focusin', look)
    return () => document.removeEventListener('focusin', look)
  }, [field])

  const press = (key: string) => {
    const action = actionOf(key)
    const at = languages.indexOf(language)
    if (action.type === 'hide') return onHide()
    if (action.type === 'language') return void send('settings.set', { keyboard: languages[(at + 1) % languages.length] })
    if (action.type === 'enter') onEnter()
    else if (field.current !== null) typeInto(field.current, action)
    setLayout((now) => layoutAfter(now, action, before(field.current)))
  }

  const display: Record<string, string> = {
    '{bksp}': texts.backspace,
    '{enter}': texts.enter,
    '{shift}': signs.shift,
    '{left}': signs.left,
    '{right}': signs.right,
    '{symbols}': texts.symbols,
    '{letters}': texts.letters,
    '{space}': texts.space,
    '{hide}': texts.hide,
    '{language}': language.toUpperCase(),
  }
  const all = layoutOf(language)
  return (
    // The written field keeps its focus while a key is pressed.
    <section className={styles.keyboard} aria-label={texts.label} data-layout={layout} onMouseDown={(event) => event.preventDefault()}>
      <Keyboard
        baseClass={`keys${id}`}
        theme="keys"
        useButtonTag
        disableCaretPositioning
        layoutName={layout}
        layout={{ letters: [...all.letters], capitals: [...all.capitals], symbols: [...all.symbols] }}
        display={display}
        mergeDisplay
        buttonAttributes={[
          // Whoever has keys to tab with types on those.
          { attribute: 'tabindex', value: '-1', buttons: [...new Set(Object.values(all).flat().join(' ').split(' '))].join(' ') },
          { attribute: 'aria-label', value: texts.shift, buttons: '{shift}' },
          { attribute: 'aria-label', value: texts.left, buttons: '{left}' },
          { attribute: 'aria-label', value: texts.right, buttons: '{right}' },
          { attribute: 'aria-label', value: `${language.toUpperCase()}, ${texts.language}`, buttons: '{language}' },
        ]}
        onKeyPress={press}
      />
    </section>
  )
}

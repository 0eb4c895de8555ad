import { createContext, type ReactNode, useContext, useReducer, useRef } from 'react'
import { keyboardTexts } from '../../../src-shared/i18n/catalogues/keyboard.ts'
import { useTexts } from '../../i18n/use-texts.ts'
import { Button } from '../button.tsx'
import { classes } from '../classes.ts'
import { later } from '../later.tsx'
import { afterPress } from './after-press.ts'
import styles from './keyboard-area.module.css'
import { typeInto } from './type-into.ts'
import { visibilityAfter, writesText } from './visibility.ts'

const OnScreenKeyboard = later(async () => (await import('./on-screen-keyboard.tsx')).OnScreenKeyboard)

const KeyboardCall = createContext<{ readonly shown: boolean; readonly call: () => void }>({ shown: false, call: () => undefined })

type AreaProps = { readonly children: ReactNode; readonly compact?: boolean; readonly initiallyShown?: boolean }

/** Fields and the keyboard that writes into whichever of them has, or last had, the focus. */
export const KeyboardArea = ({ children, compact = false, initiallyShown = false }: AreaProps) => {
  const [visibility, tell] = useReducer(visibilityAfter, initiallyShown ? 'shown' : 'hidden')
  const area = useRef<HTMLDivElement>(null)
  const written = useRef<HTMLTextAreaElement | null>(null)
  const pressed = useRef(false)
  const fields = () => [...(area.current?.querySelectorAll('textarea') ?? [])]

  const call = () => {
    const field = written.current?.isConnected === true ? written.current : (fields().find((one) => one.value === '') ?? fields()[0])
    tell('called')
    field?.focus()
  }
  const leave = () => {
    const now = document.activeElement
    if (!(now instanceof HTMLTextAreaElement && area.current?.contains(now) === true)) tell('left')
  }
  /** To the field below; in a field of many lines a line break. */
  const enter = () => {
    const field = written.current
    if (field === null) return
    if (field.dataset.lines === 'many') typeInto(field, { type: 'enter' })
    else fields()[fields().indexOf(field) + 1]?.focus()
  }

  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: watches which field is written in and by what; acts on none of it
    <div
      ref={area}
      className={classes(styles.area, compact && styles.compact)}
      onFocus={(event) => {
        if (event.target instanceof HTMLTextAreaElement) written.current = event.target
      }}
      onBlur={() => afterPress(pressed.current, leave)}
      onPointerDownCapture={() => {
        pressed.current = true
        const released = () => {
          pressed.current = false
        }
        addEventListener('pointerup', released, { once: true })
        addEventListener('pointercancel', released, { once: true })
      }}
      // Not before the finger is lifted: the keyboard moves the field, and the focus would go to what is there then.
      onClick={({ nativeEvent: event, target }) => {
        if (event instanceof PointerEvent && event.pointerType === 'touch' && target instanceof HTMLTextAreaElement) tell('touched')
      }}
      onKeyDown={(event) => {
        if (!(event.target instanceof HTMLTextAreaElement)) return
        if (writesText(event.key)) tell('hardware-typed')
        if (event.key === 'Enter' && event.target.dataset.lines !== 'many') {
          event.preventDefault()
          enter()
        }
      }}
    >
      <KeyboardCall value={{ shown: visibility === 'shown', call }}>
        <div className={styles.fields}>{children}</div>
      </KeyboardCall>
      {visibility === 'shown' && <OnScreenKeyboard field={written} onEnter={enter} onHide={() => tell('put-away')} />}
    </div>
  )
}

/** Whether the keyboard of the area around is out. */
export const useKeyboardShown = (): boolean => useContext(KeyboardCall).shown

/** Calls the keyboard out; gone while it is out. */
export const KeyboardButton = () => {
  const texts = useTexts(keyboardTexts)
  const { shown, call } = useContext(KeyboardCall)
  return shown ? null : (
    <Button look="plain" size="note" onClick={call}>
      {texts.show}
    </Button>
  )
}

import { deliveryTexts } from '../../../src-shared/i18n/catalogues/delivery.ts'
import { Button } from '../../components/button.tsx'
import { useTexts } from '../../i18n/use-texts.ts'
import { codeKeys, codePlaces } from './code.ts'
import styles from './join.module.css'

/** What has been typed, as it stands in the invitation. */
export const CodePlaces = ({ code }: { readonly code: string }) => {
  const texts = useTexts(deliveryTexts)
  return (
    <div className={styles.places} role="img" aria-label={texts.codeEntered([...code].join(' '))}>
      {codePlaces(code).map((group, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a group is its place
        <span key={at} className={styles.group}>
          {group.map((letter, place) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: a letter is its place
            <span key={place} className={styles.place}>
              {letter}
            </span>
          ))}
        </span>
      ))}
    </div>
  )
}

type CodePadProps = {
  readonly disabled: boolean
  readonly full: boolean
  readonly empty: boolean
  readonly onLetter: (letter: string) => void
  readonly onErase: () => void
  readonly onDone: () => void
}

/** The 32 letters that a code can have, for a finger. */
export const CodePad = ({ disabled, full, empty, onLetter, onErase, onDone }: CodePadProps) => {
  const texts = useTexts(deliveryTexts)
  return (
    <div className={styles.pad}>
      {codeKeys.map((letter) => (
        <Button key={letter} size="large" disabled={disabled || full} onClick={() => onLetter(letter)}>
          {letter}
        </Button>
      ))}
      <div className={styles.last}>
        <Button look="plain" size="large" disabled={disabled || empty} onClick={onErase}>
          {texts.codeErase}
        </Button>
        <Button look="primary" size="large" disabled={disabled || !full} onClick={onDone}>
          {texts.codeSend}
        </Button>
      </div>
    </div>
  )
}

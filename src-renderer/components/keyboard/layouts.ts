import type { Language } from '../../../src-shared/i18n/language.ts'

/** Rows of keys; a name in braces is a key that does something else than typing itself. */
export type Layout = readonly [string, string, string, string]
export type LayoutName = 'letters' | 'capitals' | 'symbols'

const below = '{symbols} {language} {space} . {hide}'
const letters = (first: string, second: string, third: string): Layout => [
  `${first} {bksp}`,
  `${second} {enter}`,
  `{shift} ${third} {left} {right}`,
  below,
]

const small = {
  sv: letters('q w e r t y u i o p å', 'a s d f g h j k l ö ä', 'z x c v b n m , -'),
  da: letters('q w e r t y u i o p å', 'a s d f g h j k l æ ø', 'z x c v b n m , -'),
  en: letters('q w e r t y u i o p', "a s d f g h j k l '", 'z x c v b n m , -'),
} as const satisfies Record<Language, Layout>

const symbols: Layout = [
  '1 2 3 4 5 6 7 8 9 0 {bksp}',
  '! ? " % & / ( ) = + {enter}',
  '{shift} @ # * : ; , - – … {left} {right}',
  below.replace('{symbols}', '{letters}'),
]

/** Capitals of the typing keys; the names in braces stay. */
const capital = (row: string): string =>
  row
    .split(' ')
    .map((key) => (key.startsWith('{') ? key : key.toLocaleUpperCase('sv')))
    .join(' ')

export const layoutOf = (language: Language): Readonly<Record<LayoutName, Layout>> => {
  const [first, second, third, fourth] = small[language]
  return { letters: small[language], capitals: [capital(first), capital(second), capital(third), capital(fourth)], symbols }
}

export type KeyAction =
  | { readonly type: 'type'; readonly text: string }
  | { readonly type: 'erase' | 'enter' | 'left' | 'right' | 'hide' | 'language' }
  | { readonly type: 'layout'; readonly to: 'symbols' | 'letters' | 'other-case' }

const named: Readonly<Record<string, KeyAction>> = {
  '{space}': { type: 'type', text: ' ' },
  '{bksp}': { type: 'erase' },
  '{enter}': { type: 'enter' },
  '{left}': { type: 'left' },
  '{right}': { type: 'right' },
  '{hide}': { type: 'hide' },
  '{language}': { type: 'language' },
  '{symbols}': { type: 'layout', to: 'symbols' },
  '{letters}': { type: 'layout', to: 'letters' },
  '{shift}': { type: 'layout', to: 'other-case' },
}

export const actionOf = (key: string): KeyAction => named[key] ?? { type: 'type', text: key }

/** A sentence begins with a capital; the shift key counts for one letter. */
export const layoutAfter = (layout: LayoutName, action: KeyAction, textBefore: string): LayoutName => {
  if (action.type === 'layout') {
    if (action.to !== 'other-case') return action.to
    return layout === 'capitals' ? 'letters' : 'capitals'
  }
  return layout === 'symbols' && action.type === 'type' && action.text !== ' ' ? 'symbols' : sentenceBegins(textBefore) ? 'capitals' : 'letters'
}

export const sentenceBegins = (textBefore: string): boolean => /(^|[.!?]\s)\s*$/.test(textBefore)

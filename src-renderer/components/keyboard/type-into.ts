import type { KeyAction } from './layouts.ts'

const lastCharacter = (text: string): number => {
  const parts = [...new Intl.Segmenter().segment(text)]
  return parts.at(-1)?.segment.length ?? 0
}

/** Puts a text in the place of a part of a field's. A controlled field hears of it as of any other typing. */
const replace = (field: HTMLTextAreaElement, from: number, to: number, text: string): void => {
  if (field.maxLength >= 0 && field.value.length - (to - from) + text.length > field.maxLength) return
  field.setRangeText(text, from, to, 'end')
  field.dispatchEvent(new InputEvent('input', { bubbles: true }))
}

/** What a key does to the field that is written in. */
export const typeInto = (field: HTMLTextAreaElement, action: KeyAction): void => {
  const { selectionStart: from, selectionEnd: to, value } = field
  switch (action.type) {
    case 'type':
      replace(field, from, to, action.text)
      break
    case 'enter':
      replace(field, from, to, '\n')
      break
    case 'erase':
      replace(field, from === to ? from - lastCharacter(value.slice(0, from)) : from, to, '')
      break
    case 'left':
      field.setSelectionRange(Math.max(0, from - 1), Math.max(0, from - 1))
      break
    case 'right':
      field.setSelectionRange(to + 1, to + 1)
      break
    case 'hide':
    case 'language':
    case 'layout':
  }
}

/**
 * What stands in the fields while they are written in. Main owns the text; a field is the group's own
 * from the first letter until main has answered for it, and no snapshot changes it meanwhile.
 */
export type Draft =
  | { readonly state: 'settled'; readonly text: string }
  | { readonly state: 'edited'; readonly text: string; readonly failed: boolean }
  | { readonly state: 'saving'; readonly text: string }

export type DraftEvent =
  | { readonly type: 'typed'; readonly index: number; readonly text: string }
  | { readonly type: 'save-began'; readonly index: number }
  | { readonly type: 'saved' | 'save-failed'; readonly index: number; readonly text: string }
  | { readonly type: 'snapshot'; readonly texts: readonly string[] }

export const draftsOf = (texts: readonly string[], count: number): readonly Draft[] =>
  Array.from({ length: count }, (_, index) => ({ state: 'settled', text: texts[index] ?? '' }))

const change = (draft: Draft, event: Exclude<DraftEvent, { type: 'snapshot' }>): Draft => {
  switch (event.type) {
    case 'typed':
      return event.text === draft.text ? draft : { state: 'edited', text: event.text, failed: false }
    case 'save-began':
      return draft.state === 'edited' ? { state: 'saving', text: draft.text } : draft
    // An answer speaks of the text that was sent; what was typed since is not saved by it.
    case 'saved':
      return draft.state === 'saving' && draft.text === event.text ? { state: 'settled', text: draft.text } : draft
    case 'save-failed':
      return draft.state === 'saving' && draft.text === event.text ? { state: 'edited', text: draft.text, failed: true } : draft
  }
}

export const draftsAfter = (drafts: readonly Draft[], event: DraftEvent): readonly Draft[] => {
  if (event.type === 'snapshot') {
    return drafts.map((draft, index) => {
      const text = event.texts[index] ?? ''
      return draft.state === 'settled' && draft.text !== text ? { state: 'settled', text } : draft
    })
  }
  return drafts.map((draft, index) => (index === event.index ? change(draft, event) : draft))
}

/** What has to be sent to main now. */
export const unsaved = (drafts: readonly Draft[]): readonly { readonly index: number; readonly text: string }[] =>
  drafts.flatMap((draft, index) => (draft.state === 'edited' ? [{ index, text: draft.text }] : []))

/** How it stands with all of them, for one word under the fields. */
export const savingState = (drafts: readonly Draft[]): 'saved' | 'saving' | 'failed' => {
  if (drafts.some((draft) => draft.state === 'edited' && draft.failed)) return 'failed'
  return drafts.every((draft) => draft.state === 'settled') ? 'saved' : 'saving'
}

import type { Answer } from '../../../src-shared/evaluation/view.ts'

/** So long what was chosen is seen before the next question comes, in milliseconds of the world's time. */
export const seenFor = 350

export const isAnswered = (answer: Answer | null): boolean => {
  if (answer === null) return false
  switch (answer.kind) {
    case 'scale':
      return true
    case 'choice':
      return answer.options.length > 0
    case 'text':
      return answer.text.trim() !== ''
  }
}

/** What a touch on an option does: one choice is exchanged, of several it is added or taken away. */
export const afterChoosing = (before: Answer | null, option: string, several: boolean): Answer => {
  const chosen = before?.kind === 'choice' ? before.options : []
  if (!several) return { kind: 'choice', options: [option] }
  return { kind: 'choice', options: chosen.includes(option) ? chosen.filter((other) => other !== option) : [...chosen, option] }
}

/** How long a bar of counts is, as a share of the longest. */
export const shareOf = (count: number, counts: readonly number[]): number => {
  const most = Math.max(1, ...counts)
  return count / most
}

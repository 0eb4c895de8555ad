import type { Slices } from '../../src-shared/contract/slices.ts'

/** A short name for what the screen shows now: one for each segment and for each part and state within it. */
export const sceneOf = (view: Slices): string => {
  if (view.library.open) return 'library'
  const { phase, paused } = view.room.programme
  switch (phase.name) {
    case 'before':
      return view.seminar === null ? 'no-seminar' : 'lobby'
    case 'armed':
      return 'armed'
    case 'waiting':
      return `waiting-for-${phase.segment}`
    case 'ended':
      return 'ended'
    case 'running':
      return [phase.segment, ...partOf(view), ...(paused ? ['paused'] : [])].join('-')
  }
}

const partOf = (view: Slices): string[] => {
  const { dialogue, evaluation, points } = view.groups[0] ?? { dialogue: null, evaluation: null, points: null }
  if (evaluation !== null) {
    const { step } = evaluation
    return step.name === 'question' ? ['question', String(step.index + 1)] : [step.name]
  }
  if (dialogue === null) return []
  const { part, partIndex, parts } = dialogue
  const number = parts.length > 1 ? [String(partIndex + 1)] : []
  if (part.kind === 'round') return [...number, 'round', ...(part.seats.includes('passed') ? ['passed'] : [])]
  if (part.kind === 'summary') return [...number, 'summary', ...(points?.sent === true ? ['sent'] : [])]
  return [...(part.kind === 'finished' ? [] : number), part.kind]
}

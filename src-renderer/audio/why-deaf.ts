import type { Deaf } from '../../src-shared/devices/hearing.ts'

/** Why a microphone could not be opened. */
export const whyDeaf = (error: unknown): Deaf => {
  const name = error instanceof DOMException || error instanceof Error ? error.name : ''
  if (name === 'NotAllowedError' || name === 'SecurityError') return 'permission'
  if (name === 'NotFoundError' || name === 'OverconstrainedError') return 'missing'
  return name === 'NotReadableError' ? 'taken' : 'stalled'
}

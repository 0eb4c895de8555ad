import { send } from '../bridge/send.ts'
import { useReplica } from '../stores/slices.ts'
import type { Signalling, StageOffer } from './signalling.ts'

/** Signalling through main, which has the line to the desk. */
export const createRoomSignalling = (): Signalling => {
  const offers = new Set<(offer: StageOffer) => void>()
  const losses = new Set<() => void>()
  let heard = useReplica.getState().slices?.plenaryOffer.number ?? 0

  const lost = (): void => {
    for (const listener of losses) listener()
  }
  /** The line was cut and stands again; media may have gone on meanwhile, and the desk knows. */
  const resume = async (): Promise<void> => {
    if (losses.size > 0 && !(await send('plenary.media', { request: { do: 'resume' } })).ok) lost()
  }

  useReplica.subscribe(({ slices }, before) => {
    if (slices === null) return
    const { number, word } = slices.plenaryOffer
    if (number !== heard) {
      heard = number
      if (word === 'lost') lost()
      else if (word !== 'none') for (const listener of offers) listener(word)
    }
    if (slices.plenary.line.name === 'in' && before.slices !== null && before.slices.plenary.line.name !== 'in') void resume()
  })

  const kept = <L>(all: Set<L>, listener: L) => {
    all.add(listener)
    return () => all.delete(listener)
  }
  return {
    ask: (request) => send('plenary.media', { request }),
    onStage: (listener) => kept(offers, listener),
    onLost: (listener) => kept(losses, listener),
  }
}

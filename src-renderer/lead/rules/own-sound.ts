import type { MediaState } from '../../../src-shared/plenary/media.ts'
import { isOnlooker, type Member } from '../../../src-shared/plenary/members.ts'
import type { CommonView } from '../../../src-shared/plenary/view.ts'

/** What somebody wants to send. It is sent while their place on stage lets it. */
export type OwnWish = { readonly microphone: boolean; readonly camera: boolean }

type Stage = Pick<CommonView, 'phase' | 'stage'>

const placeOf = ({ stage }: Stage, you: Pick<Member, 'id'>) => stage.find(({ id }) => id === you.id)

/** What is open now. A device that nobody may receive is closed, and its light is off. */
export const capture = (view: Stage, you: Pick<Member, 'id'>, wish: OwnWish): OwnWish => {
  const may = placeOf(view, you) !== undefined && view.phase.name !== 'closed'
  return { microphone: may && wish.microphone, camera: may && wish.camera }
}

/** Whether the others hear this person, and why not: the one sentence beside their microphone. */
export type OwnSound = 'watching' | 'not-on-stage' | 'over' | 'silenced' | 'off' | 'failed' | 'no-way' | 'opening' | 'ready' | 'heard'

export const ownSound = (
  view: Stage,
  you: Pick<Member, 'id' | 'role'>,
  own: { readonly wish: OwnWish; readonly microphone: 'off' | 'opening' | 'on' | 'failed'; readonly media: MediaState['name'] },
): OwnSound => {
  if (isOnlooker(you) || you.role === 'room') return 'watching'
  if (view.phase.name === 'closed') return 'over'
  const place = placeOf(view, you)
  if (place === undefined) return 'not-on-stage'
  if (place.silenced) return 'silenced'
  if (!own.wish.microphone) return 'off'
  if (own.microphone === 'failed') return 'failed'
  if (own.media === 'again') return 'no-way'
  if (own.microphone !== 'on' || own.media !== 'in') return 'opening'
  return view.phase.name === 'before' ? 'ready' : 'heard'
}

import type { PlenarySlice } from '../contract/plenary.ts'
import type { ProgrammeView } from '../programme/view.ts'
import type { MediaState } from './media.ts'

/**
 * The one rule for the room's microphone: it is open while the desk lets the room be heard, the room itself raised its
 * hand or said yes, the plenary is on its screen, the room has not silenced itself, and its connections stand. At every other moment it is stopped. A line to the desk
 * that is cut changes nothing: others hear the room as long as its media stands, and the room sees that they do.
 */
export const mayOpenMicrophone = (
  { view, segment, agreed, silent }: Pick<PlenarySlice, 'view' | 'segment' | 'agreed' | 'silent'>,
  phase: ProgrammeView['phase'],
  media: MediaState,
): boolean => view?.you.mayBeHeard === true && agreed && !silent && phase.name === 'running' && phase.segment === segment && media.name === 'in'

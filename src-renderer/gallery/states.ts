import { buttonsStates } from './states/buttons.ts'
import { deliveryStates } from './states/delivery.ts'
import { deviceStates } from './states/devices.ts'
import { dialogueStates } from './states/dialogue.ts'
import { evaluationStates } from './states/evaluation.ts'
import { joinStates } from './states/join.ts'
import { leadStates } from './states/lead.ts'
import { plenaryStates } from './states/plenary.ts'
import { programmeStates } from './states/programme.ts'
import { staffStates } from './states/staff.ts'
import type { GalleryState } from './states/state.ts'
import { troubleStates } from './states/troubles.ts'

/** Every screen in every state, by part of the house. */
export const galleryParts: Readonly<Record<string, readonly GalleryState[]>> = {
  programme: programmeStates,
  plenary: plenaryStates,
  dialogue: dialogueStates,
  evaluation: evaluationStates,
  delivery: deliveryStates,
  join: joinStates,
  devices: deviceStates,
  buttons: buttonsStates,
  staff: staffStates,
  troubles: troubleStates,
  lead: leadStates,
}

export const galleryStates: readonly GalleryState[] = Object.values(galleryParts).flat()

import { create } from 'zustand'
import type { MediaState } from '../../../src-shared/plenary/media.ts'
import type { CaptureState } from '../../plenary/capture.ts'
import type { OwnWish } from '../rules/own-sound.ts'

export type DeviceKind = 'microphone' | 'camera' | 'speaker'

/** One of the others on stage, as this page receives them. */
export type Received = { readonly member: string; readonly speaks: boolean; readonly picture: boolean }

/** How sound and picture stand. Tracks and connections are in `media/`; here is what the page shows of them. */
type Media = {
  readonly wish: OwnWish
  /** Chosen devices; null: the one that the system prefers. */
  readonly chosen: Readonly<Record<DeviceKind, string | null>>
  readonly state: MediaState
  readonly microphone: CaptureState
  readonly camera: CaptureState
  readonly received: readonly Received[]
  /** `trying`: the check of devices, with everything open and nothing sent. `inside`: takes part. */
  readonly step: 'welcome' | 'trying' | 'inside'
}

/** Nobody is heard by surprise. */
export const wishAtFirst: OwnWish = { microphone: false, camera: true }

export const useMediaState = create<Media>(() => ({
  wish: wishAtFirst,
  chosen: { microphone: null, camera: null, speaker: null },
  state: { name: 'out' },
  microphone: { name: 'off' },
  camera: { name: 'off' },
  received: [],
  step: 'welcome',
}))

export const wishFor = (what: keyof OwnWish, wanted: boolean): void => useMediaState.setState(({ wish }) => ({ wish: { ...wish, [what]: wanted } }))
export const chooseDevice = (kind: DeviceKind, id: string | null): void =>
  useMediaState.setState(({ chosen }) => ({ chosen: { ...chosen, [kind]: id } }))
export const tryDevices = (): void => useMediaState.setState({ step: 'trying' })
export const enter = (): void => useMediaState.setState({ step: 'inside' })

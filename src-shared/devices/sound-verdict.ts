import type { Finding } from './finding.ts'
import { type Deaf, type Hearing, judgePath } from './hearing.ts'

/** One playing of the sound, on one loudspeaker, with every microphone that could be opened. Devices are named by their keys. */
export type Playing = {
  readonly speaker: string
  readonly hearings: readonly Hearing[]
  readonly deaf: readonly { readonly microphone: string; readonly why: Deaf }[]
  /** The loudspeaker took no sound; null: it did. */
  readonly silentBecause: 'missing' | 'stalled' | 'taken' | null
}

/** What was tried: the chosen pair first, and then other loudspeakers as long as nothing was heard. */
export type SoundTrial = {
  readonly speaker: string
  readonly microphone: string
  readonly playings: readonly Playing[]
  /** Decibels; null: it was not measured. */
  readonly echo: number | null
  labelOf(key: string): string
}

/** So much of its own sound may come back before those at the other end are disturbed. */
const echoLimit = -20

const deafFinding = (why: Deaf, device: string): Finding => {
  switch (why) {
    case 'permission':
      return { thing: 'microphone', cause: 'permission', weight: 'fault', device }
    case 'taken':
      return { thing: 'microphone', cause: 'taken', weight: 'fault', device }
    case 'missing':
      return { thing: 'microphone', cause: 'unplugged', weight: 'fault', device }
    case 'stalled':
      return { thing: 'microphone', cause: 'silent', weight: 'fault', device }
  }
}

const isHeard = (hearing: Hearing): boolean => ['works', 'too-quiet', 'distorted'].includes(judgePath(hearing))
const hearsRoom = ({ noise, found, muted }: Hearing): boolean => !muted && (noise > 0 || found.level > 0)

const fault = (thing: 'speaker' | 'microphone', cause: Finding['cause'], device: string, other?: string): Finding => ({
  thing,
  cause,
  weight: 'fault',
  device,
  ...(other === undefined ? {} : { other }),
})

/** What the chosen microphone did not hear: whose fault it is, as far as the other ends tell. */
const unheard = (trial: SoundTrial, first: Playing, mine: Hearing): readonly Finding[] => {
  const [speaker, microphone] = [trial.labelOf(trial.speaker), trial.labelOf(trial.microphone)]
  const outcome = judgePath(mine)
  const elsewhere = first.hearings.find((one) => one.microphone !== trial.microphone && isHeard(one))
  if (outcome === 'muted') return [fault('microphone', 'muted-system', microphone)]
  if (outcome === 'dead') return [fault('microphone', 'muted-hardware', microphone, elsewhere && trial.labelOf(elsewhere.microphone))]
  if (elsewhere !== undefined) return [fault('microphone', 'heard-elsewhere', microphone, trial.labelOf(elsewhere.microphone))]
  const instead = trial.playings.slice(1).find(({ hearings }) => hearings.some((one) => one.microphone === trial.microphone && isHeard(one)))
  return [fault('speaker', instead === undefined ? 'silent' : 'wrong-device', speaker, instead && trial.labelOf(instead.speaker))]
}

/** What a trial of the sound says, one finding each; none: the path works both ways. */
export const judgeSound = (trial: SoundTrial): readonly Finding[] => {
  const [speaker, microphone] = [trial.labelOf(trial.speaker), trial.labelOf(trial.microphone)]
  const first = trial.playings[0]
  if (first === undefined || first.speaker !== trial.speaker) return [{ thing: 'speaker', cause: 'not-checked', weight: 'fault' }]
  if (first.silentBecause === 'missing') return [fault('speaker', 'unplugged', speaker)]
  if (first.silentBecause === 'taken') return [fault('speaker', 'taken', speaker)]
  if (first.silentBecause === 'stalled') return [fault('speaker', 'silent', speaker)]
  const deaf = first.deaf.find((one) => one.microphone === trial.microphone)
  if (deaf !== undefined) return [deafFinding(deaf.why, microphone)]
  const mine = first.hearings.find((one) => one.microphone === trial.microphone)
  if (mine === undefined) return [{ thing: 'microphone', cause: 'not-checked', weight: 'fault', device: microphone }]
  switch (judgePath(mine)) {
    case 'works':
      return trial.echo !== null && trial.echo > echoLimit ? [{ thing: 'microphone', cause: 'echo', weight: 'remark', device: microphone }] : []
    case 'too-quiet':
      return [{ thing: 'speaker', cause: 'too-quiet', weight: 'fault', device: speaker }]
    case 'distorted':
      return [{ thing: 'speaker', cause: 'distorted', weight: 'remark', device: speaker }]
    case 'not-heard':
    case 'dead':
    case 'muted':
      return unheard(trial, first, mine)
  }
}

/** Whether it is worth trying other loudspeakers: this one was not heard, and the chosen microphone does hear the room. */
export const worthTryingOthers = (first: Playing, microphone: string): boolean => {
  const mine = first.hearings.find((one) => one.microphone === microphone)
  return mine !== undefined && hearsRoom(mine) && !first.hearings.some(isHeard)
}

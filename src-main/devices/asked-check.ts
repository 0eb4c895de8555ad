import type { DevicesSlice } from '../../src-shared/contract/devices.ts'
import type { CheckRefusal } from '../../src-shared/i18n/catalogues/check-refusals.ts'
import type { ProgrammeView } from '../../src-shared/programme/view.ts'
import { hearLines, type OwnSocket } from '../files/own-socket.ts'
import type { After } from '../shell/after.ts'
import { type NotChecked, notFromATerminal } from './check-from-shell.ts'
import { checkSocket, type KioskAnswer } from './kiosk-answer.ts'

type Ended = 'ended' | CheckRefusal
/** Longer than the page may take for its sound, and than setting a loudspeaker's volume before it. */
const patience = 25_000

/** Lets the room be checked by whoever asks at a terminal: the kiosk has the sound, the microphone and the screen, and nobody else can try them. */
export const createAskedCheck = (deps: {
  slice(): DevicesSlice
  programme(): ProgrammeView
  /** Begins the check that nothing is seen of. */
  start(): unknown
  readonly after: After
}): {
  seen(slice: DevicesSlice): void
  answer(line: string): Promise<string | null>
  listen(profileDirectory: string): Promise<OwnSocket | null>
} => {
  const waiting = new Set<(slice: DevicesSlice) => void>()

  const seminarIsOn = () => !['before', 'ended'].includes(deps.programme().phase.name)
  /** The group sees its check, and so it is not taken from them; what it found stays until it has been read. */
  const groupChecks = ({ check }: DevicesSlice) => check.name === 'result' || (check.name === 'running' && check.kind === 'group')

  const untilEnded = (): Promise<Ended> =>
    new Promise((resolve) => {
      let begun = false
      const settle = (how: Ended) => {
        waiting.delete(look)
        cancel()
        resolve(how)
      }
      const look = (slice: DevicesSlice) => {
        if (seminarIsOn()) settle('seminar-runs')
        else if (groupChecks(slice)) settle('group-checks')
        else if (slice.check.name === 'running') begun = true
        else if (begun) settle('ended')
      }
      const cancel = deps.after(patience, () => settle('page-silent'))
      waiting.add(look)
      deps.start()
      look(deps.slice())
    })

  const told = (slice: DevicesSlice, silent: string | null): KioskAnswer => {
    const notChecked: NotChecked[] = [...notFromATerminal]
    if (silent !== null) notChecked.push({ what: 'sound', why: silent })
    if (!slice.system) notChecked.push({ what: 'mute and volume', why: 'the system tells the kiosk nothing of them' })
    const { word, speaker, microphone, screens, findings } = slice
    return { word, findings, screens, speaker: speaker?.device.label ?? null, microphone: microphone?.device.label ?? null, notChecked }
  }

  const look = (): KioskAnswer => told(deps.slice(), 'asked to play nothing; what is said of the sound is of the last check')
  const check = async (): Promise<KioskAnswer> => {
    if (seminarIsOn()) return { refused: 'seminar-runs' }
    const { word, speaker, microphone } = deps.slice()
    if (groupChecks(deps.slice())) return { refused: 'group-checks' }
    if (speaker === null || microphone === null)
      return word === 'unchecked' ? { refused: 'page-silent' } : told(deps.slice(), 'a loudspeaker or a microphone is missing')
    const ended = await untilEnded()
    if (ended !== 'ended') return { refused: ended }
    return told(deps.slice(), deps.slice().word === 'unchecked' ? 'the page did not end it in time' : null)
  }

  const answer = async (line: string) => {
    if (line === 'look') return JSON.stringify(look())
    return line === 'check' ? JSON.stringify(await check()) : null
  }
  return {
    seen: (slice) => {
      for (const look of [...waiting]) look(slice)
    },
    answer,
    listen: (profileDirectory) => hearLines(profileDirectory, checkSocket, answer),
  }
}

import type { Slices } from '../../src-shared/contract/slices.ts'
import type { Playing } from '../../src-shared/devices/sound-verdict.ts'
import { causeText } from '../../src-shared/result/result.ts'
import { send } from '../bridge/send.ts'
import { useReplica } from '../stores/slices.ts'
import { tryOut } from './probe.ts'
import { watchDevices } from './watch-devices.ts'

/** Milliseconds, a little more than main waits with its own look. */
const firstScreenTakes = 1200
let tried: number | null = null

/** Plays and listens when main says that the check is at its sound; once for each check. */
const performChecks = async (slices: Slices | undefined): Promise<void> => {
  const { check } = slices?.devices ?? {}
  if (slices === undefined || check?.name !== 'running' || check.step !== 'sound' || tried === check.run) return
  tried = check.run
  const trial = await tryOut(slices.devices, check.run, check.kind === 'group').catch((error: unknown) => {
    void send('page.trouble', { message: `the sound could not be tried: ${causeText(error)}` })
    return null
  })
  if (trial !== null) await send('check.sound', { run: check.run, playings: trial.playings.map(mutable), echo: trial.echo })
}

/** The wire's types know no lists that are only read. */
const mutable = ({ hearings, deaf, ...playing }: Playing) => ({
  ...playing,
  hearings: [...hearings],
  deaf: [...deaf],
})

/** What the page does for the room's devices without a screen of its own. */
export const beginDevices = (): void => {
  // Chromium starts a process of its own for sound when it is first asked about it.
  setTimeout(watchDevices, firstScreenTakes)
  useReplica.subscribe(({ slices }) => void performChecks(slices ?? undefined))
  void performChecks(useReplica.getState().slices ?? undefined)
}

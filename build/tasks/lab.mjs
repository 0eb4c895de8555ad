import { ensurePackages } from '../setup/debian.mjs'
import { say } from '../setup/say.mjs'

/** Buttons on a kernel of their own: the real adapter against real devices, in a machine that lives for half a minute. */
export const lab = async () => {
  await ensurePackages(['lab'])
  const { runLab } = await import('../../test/lab/lab.mjs')
  const { passed, failed } = await runLab()
  say(`${passed} passed, ${failed} failed`)
  return failed === 0 ? 0 : 1
}

import { findElectron } from './electron.mjs'
import { SetupStop } from './say.mjs'

/** Which shell runs, and why: Electron where its binary is or arrives, else the system's Chromium. */
export const chooseShell = async (wanted) => {
  if (wanted === 'chromium') return { name: 'chromium', why: 'it was asked for' }
  const { path, why } = await findElectron()
  if (path !== null) return { name: 'electron', path, why: wanted === 'electron' ? 'it was asked for' : why }
  if (wanted === 'electron') throw new SetupStop(`Electron cannot be used: ${why}. Without --shell electron the kiosk runs in Chromium.`)
  return { name: 'chromium', why: `for Electron, ${why}` }
}

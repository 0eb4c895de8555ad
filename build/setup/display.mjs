import { spawn } from 'node:child_process'
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { openboxConfiguration } from '../../src-main/shell/openbox-configuration.ts'
import { cache } from './paths.mjs'
import { SetupStop } from './say.mjs'

/** Starts a window manager without a key or mouse button of its own, so that full screen is full. */
export const manageWindows = (display) => {
  mkdirSync(cache, { recursive: true })
  const configuration = join(cache, 'openbox.xml')
  writeFileSync(configuration, openboxConfiguration)
  const openbox = spawn('openbox', ['--sm-disable', '--config-file', configuration], { stdio: 'ignore', env: { ...process.env, DISPLAY: display } })
  openbox.once('error', () => undefined)
  return openbox
}

/** A screen of our own: Xvfb on the first free number, with a window manager. */
export const startDisplay = async () => {
  const xvfb = spawn('Xvfb', ['-displayfd', '3', '-screen', '0', '1920x1080x24', '-nolisten', 'tcp', '-noreset'], {
    stdio: ['ignore', 'ignore', 'ignore', 'pipe'],
  })
  const number = await new Promise((resolve, reject) => {
    let text = ''
    xvfb.stdio[3].on('data', (chunk) => {
      text += chunk
      if (text.includes('\n')) resolve(text.trim())
    })
    xvfb.once('error', reject)
    xvfb.once('exit', (code) => reject(new SetupStop(`Xvfb did not start (code ${code}).`)))
  })
  const display = `:${number}`
  const openbox = manageWindows(display)
  const stop = () => {
    openbox.kill()
    xvfb.kill()
  }
  process.once('exit', stop)
  return { display, stop }
}

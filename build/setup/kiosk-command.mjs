import { inRepository } from './paths.mjs'

/**
 * What starts the kiosk in the shell that was chosen. `--headless` stays here: the screen is made by now, and Electron
 * would take the word for Chromium's own, which draws on no screen at all.
 */
export const kioskCommand = (shell, args, { isRoot = process.getuid?.() === 0 } = {}) => {
  const own = args.filter((one) => one !== '--headless')
  const root = (name) => inRepository('dist', 'main', name)
  return shell.name === 'electron'
    ? [shell.path, ...(isRoot ? ['--no-sandbox'] : []), root('main.js'), ...own]
    : [process.execPath, root('chromium-main.js'), ...own]
}

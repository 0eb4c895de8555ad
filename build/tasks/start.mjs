import { existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { parseOptions, usage } from '../../src-main/options.ts'
import { ensureBundles } from '../setup/bundles.mjs'
import { ensurePackages } from '../setup/debian.mjs'
import { demoPackMissing, ensureDemoPack } from '../setup/demo-pack.mjs'
import { startDisplay } from '../setup/display.mjs'
import { kioskCommand } from '../setup/kiosk-command.mjs'
import { runKiosk } from '../setup/kiosk-process.mjs'
import { cache } from '../setup/paths.mjs'
import { SetupStop, say } from '../setup/say.mjs'
import { chooseShell } from '../setup/shell.mjs'

/** Without a display there is nobody to watch: the demo seminar runs by itself and leaves a report. */
const alone = ['--headless', '--speed', '60', '--exit-at-end', '--out', 'out/demo']

const read = (argv) => {
  const parsed = parseOptions(argv)
  if (!parsed.ok) throw new SetupStop(parsed.failure.cause)
  return parsed.value
}

/** The demo seminar is dated 20 October 2022, 13.30; the room opens a few minutes before, more of them where time runs fast. */
const demoOpens = (speed) => {
  const before = Math.min(20, Math.max(2, Math.ceil((speed * 5) / 60)))
  return `13:${String(30 - before).padStart(2, '0')}`
}

/**
 * The profile of `npm start`. A seminar that was cut off goes on where it was, as in a room; one that was
 * left begins anew.
 */
const ownProfile = () => {
  const profile = join(cache, 'profile')
  const running = join(profile, 'running')
  if (!existsSync(running)) rmSync(join(profile, 'journal'), { recursive: true, force: true })
  mkdirSync(profile, { recursive: true })
  writeFileSync(running, '')
  return { profile, left: () => rmSync(running, { force: true }) }
}

export const start = async (argv) => {
  const hasDisplay = (process.env.DISPLAY ?? process.env.WAYLAND_DISPLAY ?? '') !== '' || process.platform === 'win32'
  const args = hasDisplay ? [...argv] : [...alone, ...argv]
  const options = read(args)
  if (options.help) {
    say(usage)
    return 0
  }
  await ensurePackages([
    ...(options.shell === 'electron' ? [] : ['chromium']),
    ...(options.headless ? ['headless'] : []),
    ...(options.pack === null && demoPackMissing() ? ['demo'] : []),
  ])
  const shell = await chooseShell(options.shell)
  await ensureBundles()
  if (options.pack === null) {
    args.push('--pack', await ensureDemoPack())
    if (options.start === null) args.push('--start', demoOpens(options.speed))
  } else args.push('--pack', resolve(options.pack))
  const own = options.profile === null ? ownProfile() : null
  if (own !== null) args.push('--profile', own.profile)

  const display = options.headless ? await startDisplay() : null
  say(`Starting the kiosk with ${shell.name === 'electron' ? 'Electron' : 'Chromium'}: ${shell.why}.`)
  try {
    const code = await runKiosk({
      command: kioskCommand(shell, args),
      env: { ...process.env, ...(display === null ? {} : { DISPLAY: display.display }) },
    })
    if (code === 0) own?.left()
    return code
  } finally {
    display?.stop()
  }
}

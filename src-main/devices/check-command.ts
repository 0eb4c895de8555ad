import { join, resolve } from 'node:path'
import { type Command, Option } from 'commander'
import type { RoomWord } from '../../src-shared/devices/finding.ts'
import { sayCheckRefusal } from '../../src-shared/i18n/catalogues/check-refusals.ts'
import { sayFinding, sayWord } from '../../src-shared/i18n/catalogues/devices.ts'
import { type Language, languages } from '../../src-shared/i18n/language.ts'
import { type ExitCode, exitCodes, remark } from '../cli/say.ts'
import type { Log } from '../logging/log.ts'
import type { FoundPolicy } from '../settings/policy-place.ts'
import { settingsToStartWith } from '../settings/stored-settings.ts'
import { createDisplays } from '../shell/chromium/displays.ts'
import { isClaimed } from '../shell/one-kiosk.ts'
import { checkFromShell, type ShellCheck, sayEcho } from './check-from-shell.ts'
import { type EchoRecord, readEcho } from './echo-record.ts'
import { findAudioSystem } from './find-audio-system.ts'
import { askKiosk, type KioskAnswer } from './kiosk-answer.ts'

/** What a script goes by, in the numbers that all of `talkroom` promises. */
const codes: Record<RoomWord, ExitCode> = {
  ready: exitCodes.well,
  unchecked: exitCodes.unknown,
  'not-ready': exitCodes.attention,
  remark: exitCodes.remark,
}

type Given = { readonly json?: true; readonly sound: boolean; readonly profile: string; readonly lang: Language }
type Out = { write(text: string): unknown }
type Refusal = Extract<KioskAnswer, { refused: unknown }>['refused']

const quiet: Log = { named: () => quiet, debug: () => undefined, info: () => undefined, warn: () => undefined, error: () => undefined }

const inWords = (check: ShellCheck, language: Language): string =>
  [
    sayWord(language, check.word),
    ...check.findings.map((finding) => `- ${sayFinding(language, finding)}`),
    '',
    `Loudspeaker: ${check.speaker ?? '–'}`,
    `Microphone:  ${check.microphone ?? '–'}`,
    ...check.screens.map(
      ({ connector, label, width, height }) => `Screen:      ${connector}${label === '' ? '' : ` ${label}`}, ${width} × ${height}`,
    ),
    `Echo:        ${check.echo === null ? '–' : `${check.echo.decibels} dB of the own sound come back (measured ${check.echo.at})`}`,
    ...check.notChecked.map(({ what, why }) => `Not checked: ${what} (${why})`),
    '',
  ].join('\n')

type Deps = {
  environment: NodeJS.ProcessEnv
  platform: NodeJS.Platform
  profile: string
  policy(): FoundPolicy
  out: Out
  ended(code: ExitCode): void
}

/** Adds `check` to the kiosk's command line: the room's sound and screen, tried by the kiosk that runs, else from the shell itself. */
export const addCheckCommand = (program: Command, deps: Deps): void => {
  program
    .command('check')
    .description('try the loudspeaker, the microphone and the screen of this room')
    .option('--json', 'say it for a program, as JSON')
    .option('--no-sound', 'look only, and play nothing: while a seminar is on')
    .option('--profile <folder>', 'the profile of the kiosk, whose pinned devices count', deps.profile)
    .addOption(new Option('--lang <language>', 'the language of the sentences').choices([...languages]).default('en'))
    .addHelpText(
      'after',
      '\nExit codes: 0 ready; 1 not everything could be checked; 2 asked wrongly; 4 not ready; 5 ready with a remark; 7 not now, a seminar is on.\nPlays a short sound of one second. A kiosk that runs does it itself, and says what it found.',
    )
    .action(async (given: Given) => {
      const profile = resolve(given.profile)
      const running = await isClaimed(profile)
      if (running === true && given.sound && process.stderr.isTTY) remark('The kiosk tries its sound; that takes some seconds.')
      const answer = running === true ? await askKiosk(profile, given) : null
      if (answer !== null && 'refused' in answer) return tellRefusal(deps, given, answer.refused)
      const echo = await readEcho(join(profile, 'devices'))
      if (answer !== null) return tell(deps, given, { by: 'kiosk', ...answer, echo: sayEcho(echo) })
      const silent = given.sound ? (running === true ? 'a kiosk is running with this profile and does not answer' : null) : 'asked to play nothing'
      tell(deps, given, { by: 'shell', ...(await checkHere(deps, profile, echo, silent)) })
    })
}

/** The room as it is without a kiosk. */
const checkHere = async ({ environment, platform, policy }: Deps, profile: string, echo: EchoRecord | null, silent: string | null) => {
  const audio = findAudioSystem(environment, platform, quiet)
  try {
    return await checkFromShell({
      audio,
      displays: () => createDisplays(environment)(async () => undefined),
      settings: settingsToStartWith(profile, policy().policy).devices,
      echo: sayEcho(echo),
      environment,
      silent,
      kind: Math.floor(Math.random() * 4),
    })
  } finally {
    await audio.close()
  }
}

const tell = ({ out, ended }: Deps, { json, lang }: Given, check: ShellCheck & { readonly by: 'kiosk' | 'shell' }): void => {
  const findings = check.findings.map((finding) => ({ ...finding, sentence: sayFinding(lang, finding) }))
  out.write(json === true ? `${JSON.stringify({ ...check, findings }, null, 2)}\n` : inWords(check, lang))
  ended(codes[check.word])
}

const tellRefusal = ({ out, ended }: Deps, { json, lang }: Given, reason: Refusal): void => {
  const sentence = sayCheckRefusal(lang, reason)
  out.write(json === true ? `${JSON.stringify({ by: 'kiosk', word: null, reason, sentence }, null, 2)}\n` : `${sentence}\n`)
  ended(reason === 'page-silent' ? exitCodes.unknown : exitCodes.notNow)
}

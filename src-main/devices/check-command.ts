import { join, resolve } from 'node:path'
import { type Command, Option } from 'commander'
import type { RoomWord } from '../../src-shared/devices/finding.ts'
import { sayFinding, sayWord } from '../../src-shared/i18n/catalogues/devices.ts'
import { type Language, languages } from '../../src-shared/i18n/language.ts'
import { type ExitCode, exitCodes } from '../cli/say.ts'
import type { Log } from '../logging/log.ts'
import type { FoundPolicy } from '../settings/policy-place.ts'
import { settingsToStartWith } from '../settings/stored-settings.ts'
import { createDisplays } from '../shell/chromium/displays.ts'
import { claimProfile } from '../shell/one-kiosk.ts'
import { checkFromShell, type ShellCheck } from './check-from-shell.ts'
import { readEcho } from './echo-record.ts'
import { findAudioSystem } from './find-audio-system.ts'

/** What a script goes by, in the numbers that all of `talkroom` promises. */
const codes: Record<RoomWord, ExitCode> = {
  ready: exitCodes.well,
  unchecked: exitCodes.unknown,
  'not-ready': exitCodes.attention,
  remark: exitCodes.remark,
}

type Given = { readonly json?: true; readonly sound: boolean; readonly profile: string; readonly lang: Language }
type Out = { write(text: string): unknown }

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

/** Adds `check` to the kiosk's command line: the room's sound and screen, tried from a shell. */
export const addCheckCommand = (
  program: Command,
  deps: { environment: NodeJS.ProcessEnv; platform: NodeJS.Platform; profile: string; policy(): FoundPolicy; out: Out; ended(code: ExitCode): void },
): void => {
  const { environment } = deps
  program
    .command('check')
    .description('try the loudspeaker, the microphone and the screen of this room')
    .option('--json', 'say it for a program, as JSON')
    .option('--no-sound', 'look only, and play nothing: while a seminar is on')
    .option('--profile <folder>', 'the profile of the kiosk, whose pinned devices count', deps.profile)
    .addOption(new Option('--lang <language>', 'the language of the sentences').choices([...languages]).default('en'))
    .addHelpText(
      'after',
      '\nExit codes: 0 ready; 1 not everything could be checked; 2 asked wrongly; 4 not ready; 5 ready with a remark.\nPlays a short sound of one second.',
    )
    .action(async ({ json, sound, profile, lang }: Given) => {
      const audio = findAudioSystem(environment, deps.platform, quiet)
      try {
        const check = await checkFromShell({
          audio,
          displays: () => createDisplays(environment)(async () => undefined),
          settings: settingsToStartWith(resolve(profile), deps.policy().policy).devices,
          echo: await readEcho(join(resolve(profile), 'devices')),
          environment,
          silent: sound ? ((await claimProfile(resolve(profile))) ? null : 'a kiosk is running with this profile') : 'asked to play nothing',
          kind: Math.floor(Math.random() * 4),
        })
        const sentences = check.findings.map((finding) => ({ ...finding, sentence: sayFinding(lang, finding) }))
        deps.out.write(json === true ? `${JSON.stringify({ ...check, findings: sentences }, null, 2)}\n` : inWords(check, lang))
        deps.ended(codes[check.word])
      } finally {
        await audio.close()
      }
    })
}

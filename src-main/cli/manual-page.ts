import type { Command } from 'commander'
import { kioskExitMeanings } from '../exit-codes.ts'
import { usage } from '../options.ts'
import { exitMeanings } from './say.ts'

/** The day on which what the page says changed last. */
const changed = '2026-11-25'

const escaped = (text: string): string =>
  text
    .replaceAll('\\', '\\e')
    .replaceAll('-', '\\-')
    .replaceAll(/^([.'])/gm, '\\&$1')
const bold = (text: string): string => `\\fB${escaped(text)}\\fR`

/** The defaults of folders are this computer's, and a page is for all of them. */
const options = (command: Command): readonly string[] =>
  command.options.flatMap((option) => {
    const choices = option.argChoices === undefined ? '' : ` (${option.argChoices.join(', ')})`
    const value = option.defaultValue
    const standard =
      typeof value === 'number' || (typeof value === 'string' && !value.includes('/') && !value.includes('\\')) ? ` Default: ${value}.` : ''
    return ['.TP', bold(option.flags), `${escaped(`${option.description}${choices}.${standard}`)}`]
  })

const nameOf = (command: Command): string => (command.parent === null ? command.name() : `${nameOf(command.parent)} ${command.name()}`)

const argumentsOf = (command: Command): string =>
  command.registeredArguments
    .map((one) => {
      const name = `${one.name()}${one.variadic ? '...' : ''}`
      return one.required ? ` <${name}>` : ` [${name}]`
    })
    .join('')

/** Commands that are there to be found, each with those below it. */
const shown = (command: Command): readonly Command[] =>
  command
    .createHelp()
    .visibleCommands(command)
    .filter((one) => one.name() !== 'help')
    .flatMap((one) => [one, ...shown(one)])

const section = (command: Command): readonly string[] => [
  `.SS ${escaped(`${nameOf(command)}${argumentsOf(command)}`)}`,
  escaped(
    `${command
      .description()
      .replace(/^./, (letter) => letter.toUpperCase())
      .replace(/\.$/, '')}.`,
  ),
  ...command.registeredArguments.flatMap((one) => (one.description === '' ? [] : ['.TP', bold(one.name()), escaped(`${one.description}.`)])),
  ...options(command),
]

/** The kiosk's own options, as its --help has them. */
const kioskOptions = usage.split('\n').flatMap((line) => {
  const [, flags, text] = /^ {2}(\S.*?) {2,}(\S.*)$/.exec(line) ?? []
  return flags === undefined || text === undefined ? [] : ['.TP', bold(flags), escaped(`${text}.`)]
})

/** The manual page talkroom(1), in the man macros. */
export const manualPage = (program: Command): string =>
  [
    '.\\" Made of the commands: npm run --silent talkroom -- man > assets/linux/talkroom.1',
    `.TH TALKROOM 1 ${changed} Talkroom "User Commands"`,
    '.SH NAME',
    'talkroom \\- a room kiosk for hybrid seminars, and its commands for IT staff',
    '.SH SYNOPSIS',
    '.B talkroom',
    '[\\fIoptions\\fR] [\\fItalkroom://...\\fR]',
    '.br',
    '.B talkroom',
    '\\fIcommand\\fR [\\fIoptions\\fR]',
    '.SH DESCRIPTION',
    'Without a command, the kiosk itself: the screen in a room where a group takes part in a seminar.',
    'With one, a question about the kiosk of this computer, or a change to it.',
    '.SH COMMANDS',
    ...shown(program).flatMap(section),
    '.SH OPTIONS OF THE KIOSK',
    ...kioskOptions,
    '.SH EXIT STATUS',
    ...Object.entries({ ...exitMeanings, ...kioskExitMeanings }).flatMap(([code, meaning]) => ['.TP', bold(code), escaped(`${meaning}.`)]),
    '.SH FILES',
    ...(
      [
        ['/etc/talkroom/policy.json', 'what IT has decided for this computer'],
        ['/var/lib/talkroom', 'the home of an installed kiosk, with its profile: settings, seminars, journal, outbox, logs'],
        ['status.json, talkroom.prom', 'in the profile: how the kiosk stands, for scripts and for Prometheus'],
        ['/run/talkroom/talkroom.prom', 'the same figures, for any account of the computer to read'],
        ['/media/talkroom', 'where a stick with seminars is read, while it is plugged in'],
      ] as const
    ).flatMap(([path, text]) => ['.TP', `\\fI${escaped(path)}\\fR`, escaped(`${text}.`)]),
    '.SH ENVIRONMENT',
    '.TP',
    '\\fBHTTPS_PROXY\\fR, \\fBHTTP_PROXY\\fR, \\fBNO_PROXY\\fR',
    'The way to the network, where neither the policy nor the settings name one.',
    '.SH SEE ALSO',
    '.BR journalctl (1),',
    '.BR systemctl (1)',
    '',
  ].join('\n')

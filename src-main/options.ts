import { parseArgs } from 'node:util'
import { type Language, languages } from '../src-shared/i18n/language.ts'
import { looksLikeLink } from '../src-shared/join/link.ts'
import { ok, type Result } from '../src-shared/result/result.ts'

/** What the command line asked for. */
export type Options = {
  /** Room time runs so many times faster than the world's. */
  readonly speed: number
  /** The room's clock starts at this time of the seminar's day, in the seminar's time zone; null: the real time. */
  readonly start: string | null
  /** null: the language the room remembers. */
  readonly lang: Language | null
  readonly shell: 'auto' | 'electron' | 'chromium'
  readonly pack: string | null
  readonly profile: string | null
  readonly headless: boolean
  /** Where the run report goes; null: no report. */
  readonly out: string | null
  readonly exitAtEnd: boolean
  readonly library: boolean
  /** null: as the settings say. */
  readonly groups: number | null
  /** The bridge's port on the loopback; null: the preferred one. */
  readonly port: number | null
  readonly autopilot: boolean
  readonly rehearsal: boolean
  /** Folder to which points and evaluations are delivered; null: as the settings say. */
  readonly deliverTo: string | null
  /** An invitation that IT names, a link or a code; whether it is a good one is said on the screen. null: none. */
  readonly join: string | null
  /** A link that the system hands over, out of a mail; null: none. */
  readonly opened: string | null
  readonly help: boolean
}

const declared = {
  speed: { type: 'string' },
  start: { type: 'string' },
  lang: { type: 'string' },
  shell: { type: 'string' },
  pack: { type: 'string' },
  profile: { type: 'string' },
  headless: { type: 'boolean' },
  out: { type: 'string' },
  'exit-at-end': { type: 'boolean' },
  library: { type: 'boolean' },
  groups: { type: 'string' },
  port: { type: 'string' },
  autopilot: { type: 'boolean' },
  rehearsal: { type: 'boolean' },
  'deliver-to': { type: 'string' },
  join: { type: 'string' },
  help: { type: 'boolean', short: 'h' },
} as const

export const usage = `Usage: npm start -- [options]

  --speed N            run the room's time N times faster (1 to 600)
  --start HH:MM        set the room's clock to this time of the seminar's day
  --lang sv|en|da      the language of the screen
  --shell KIND         auto, electron or chromium
  --pack DIR           the seminar pack to play
  --profile DIR        where the kiosk keeps its settings, journal and results
  --headless           no display: run on a screen of its own (Xvfb)
  --out DIR            write a run report and a screenshot of each segment
  --exit-at-end        leave when the seminar is over (a simulated group takes part)
  --autopilot          a simulated group takes part
  --rehearsal          the whole seminar in minutes, for training
  --library            the talks alone, without the programme
  --groups N           so many groups share the screen (1 to 4)
  --port N             the kiosk's own port on this machine
  --deliver-to DIR     deliver points and evaluations to this folder
  --join LINK|CODE     follow an invitation, talkroom://… or its eight letters
  talkroom://…         the same out of a mail: the group is asked first
  --help               this text
`

/** `cause` is the sentence for whoever typed the line. */
export type OptionsFailure = { readonly reason: 'options-wrong'; readonly cause: string }

export const parseOptions = (argv: readonly string[]): Result<Options, OptionsFailure> => {
  try {
    const { values, positionals } = parseArgs({ args: [...argv], options: declared, strict: true, allowPositionals: true })
    const stray = positionals.find((one) => !looksLikeLink(one))
    if (stray !== undefined) throw new WrongValue(`"${stray}" is no option and no invitation. --help lists the options.`)
    return ok({
      speed: number('speed', values.speed, { least: 1, most: 600, whole: false }) ?? 1,
      start: matching('start', values.start, /^([01]\d|2[0-3]):[0-5]\d$/, 'a time such as 13:28'),
      lang: oneOf('lang', values.lang, languages),
      shell: oneOf('shell', values.shell, ['auto', 'electron', 'chromium'] as const) ?? 'auto',
      pack: folder('pack', values.pack),
      profile: folder('profile', values.profile),
      headless: values.headless ?? false,
      out: folder('out', values.out),
      exitAtEnd: values['exit-at-end'] ?? false,
      library: values.library ?? false,
      groups: number('groups', values.groups, { least: 1, most: 4, whole: true }),
      port: number('port', values.port, { least: 0, most: 65_535, whole: true }),
      autopilot: values.autopilot ?? values['exit-at-end'] ?? false,
      rehearsal: values.rehearsal ?? false,
      deliverTo: folder('deliver-to', values['deliver-to']),
      join: values.join ?? null,
      opened: positionals[0] ?? null,
      help: values.help ?? false,
    })
  } catch (error) {
    if (!(error instanceof Error)) throw error
    return { ok: false, failure: { reason: 'options-wrong', cause: sentence(error) } }
  }
}

/**
 * What of Electron's command line is ours: switches of Chromium and of the system's launcher stand there too.
 */
export const ownArguments = (argv: readonly string[]): string[] => {
  const own: string[] = []
  let takesNext = false
  // Behind a "--" stands what a link was opened with: never an option, whatever it has in it.
  const end = argv.indexOf('--')
  const [before, behind] = end === -1 ? [argv, []] : [argv.slice(0, end), argv.slice(end)]
  for (const argument of before) {
    const name = /^--([a-z-]+)/.exec(argument)?.[1]
    const kind = name !== undefined && name in declared ? declared[name as keyof typeof declared].type : null
    if (takesNext || kind !== null || argument === '-h' || looksLikeLink(argument)) own.push(argument)
    takesNext = !takesNext && kind === 'string' && !argument.includes('=')
  }
  return [...own, ...behind.filter(looksLikeLink)]
}

/** The invitation on the command line of another start; null: it has none, or cannot be read. */
export const invitationIn = (argv: readonly string[]): string | null => {
  const read = parseOptions(ownArguments(argv))
  return read.ok ? (read.value.opened ?? read.value.join) : null
}

/** A value that cannot be used; caught in `parseOptions` together with what `parseArgs` itself throws. */
class WrongValue extends Error {}

const sentence = (error: Error) => (error instanceof WrongValue ? error.message : `${error.message.split('. ')[0]}. --help lists the options.`)

const number = (name: string, value: string | undefined, range: { least: number; most: number; whole: boolean }): number | null => {
  if (value === undefined) return null
  const read = /^\d+(\.\d+)?$/.test(value) ? Number(value) : Number.NaN
  if (Number.isNaN(read) || read < range.least || read > range.most || (range.whole && !Number.isInteger(read)))
    throw new WrongValue(`--${name} needs a ${range.whole ? 'whole ' : ''}number from ${range.least} to ${range.most}, and "${value}" is none.`)
  return read
}

const matching = (name: string, value: string | undefined, pattern: RegExp, example: string): string | null => {
  if (value === undefined) return null
  if (!pattern.test(value)) throw new WrongValue(`--${name} needs ${example}, and "${value}" is none.`)
  return value
}

const oneOf = <T extends string>(name: string, value: string | undefined, allowed: readonly T[]): T | null => {
  if (value === undefined) return null
  const found = allowed.find((one) => one === value)
  if (found === undefined) throw new WrongValue(`--${name} needs one of ${allowed.join(', ')}, and "${value}" is none.`)
  return found
}

const folder = (name: string, value: string | undefined): string | null => {
  if (value === '') throw new WrongValue(`--${name} needs the path of a folder.`)
  return value ?? null
}

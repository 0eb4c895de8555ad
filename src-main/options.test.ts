import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { invitationIn, ownArguments, parseOptions } from './options.ts'

const parsed = (...argv: string[]) => {
  const result = parseOptions(argv)
  if (!result.ok) throw new Error(result.failure.cause)
  return result.value
}
const refused = (...argv: string[]) => {
  const result = parseOptions(argv)
  return result.ok ? null : result.failure.cause
}

describe('the command line', () => {
  it('has a value for everything when nothing is said', () => {
    expect(parsed()).toEqual({
      speed: 1,
      start: null,
      lang: null,
      shell: 'auto',
      pack: null,
      profile: null,
      headless: false,
      out: null,
      exitAtEnd: false,
      library: false,
      groups: null,
      port: null,
      autopilot: false,
      rehearsal: false,
      deliverTo: null,
      join: null,
      opened: null,
      help: false,
    })
  })

  it('reads every option', () => {
    const options = parsed(
      ...'--speed 60 --start 13:28 --lang da --shell chromium --pack p --profile q --headless --out o --exit-at-end'.split(' '),
      ...'--library --groups 4 --port 0 --rehearsal --deliver-to d -h'.split(' '),
    )
    expect(options).toMatchObject({ speed: 60, start: '13:28', lang: 'da', shell: 'chromium', pack: 'p', profile: 'q', headless: true, out: 'o' })
    expect(options).toMatchObject({ exitAtEnd: true, library: true, groups: 4, port: 0, rehearsal: true, deliverTo: 'd', help: true })
  })

  it('takes an invitation with its option or without one, as a desktop passes it, and leaves it to others to read', () => {
    expect(parsed('--join', 'talkroom://join?v=1').join).toBe('talkroom://join?v=1')
    expect(parsed('--lang', 'da', 'TALKROOM://x')).toMatchObject({ lang: 'da', join: null, opened: 'TALKROOM://x' })
    expect(parsed('--join=nonsense').join).toBe('nonsense')
  })

  it('lets a simulated group take part when the run is to end by itself', () => {
    expect(parsed('--exit-at-end').autopilot).toBe(true)
  })

  it('says in a sentence what cannot be used', () => {
    expect(refused('--speed', 'fast')).toBe('--speed needs a number from 1 to 600, and "fast" is none.')
    expect(refused('--speed', '601')).toContain('from 1 to 600')
    expect(refused('--groups', '2.5')).toBe('--groups needs a whole number from 1 to 4, and "2.5" is none.')
    expect(refused('--start', '24:00')).toContain('a time such as 13:28')
    expect(refused('--lang', 'no')).toBe('--lang needs one of sv, en, da, and "no" is none.')
    expect(refused('--shell', 'firefox')).toContain('auto, electron, chromium')
    expect(refused('--pack', '')).toBe('--pack needs the path of a folder.')
    expect(refused('--colour')).toContain("Unknown option '--colour'")
    expect(refused('--speed')).toContain('--speed')
    expect(refused('talks')).toContain('talks')
  })

  it('keeps what is ours out of a line that Chromium and the system write on too', () => {
    expect(ownArguments(['--no-sandbox', '--speed', '60', '--lang=da', '--headless', 'talkroom://join/x', '--inspect=0'])).toEqual([
      '--speed',
      '60',
      '--lang=da',
      '--headless',
      'talkroom://join/x',
    ])
  })

  it('takes nothing but a link from behind a double hyphen', () => {
    const argv = ['--lang', 'da', '--', 'talkroom://join/x', '--profile', '/elsewhere', '--join', 'x']
    expect(ownArguments(argv)).toEqual(['--lang', 'da', 'talkroom://join/x'])
    expect(invitationIn(['talkroom.exe', ...argv])).toBe('talkroom://join/x')
    expect(invitationIn(['talkroom.exe', '--join', '7K3P-9XQ6'])).toBe('7K3P-9XQ6')
    expect(invitationIn(['talkroom.exe', '--speed', 'fast', 'talkroom://join/x'])).toBeNull()
  })

  it('never throws, whatever stands on the line', () => {
    fc.assert(fc.property(fc.array(fc.string()), (argv) => typeof parseOptions(argv).ok === 'boolean'))
  })
})

import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { longestLink, printLink, readLink } from './link.ts'
import { anyTicket } from './ticket.arbitrary.ts'

const link =
  'talkroom://join?v=1&seminar=barn-som-anhoriga&from=https%3A%2F%2Fseminars.example.org%2Fautumn&key=7K3P9XQAM2D40VTB&room=H%C3%B6%C3%B6r%2C%20stora%20salen&group=3&pass=a.b-c_1'
const ticket = {
  seminar: 'barn-som-anhoriga',
  from: 'https://seminars.example.org/autumn',
  fingerprint: '7K3P-9XQA-M2D4-0VTB',
  room: 'Höör, stora salen',
  group: 3,
  pass: 'a.b-c_1',
}
const reason = (text: string) => {
  const read = readLink(text)
  return read.ok ? 'taken' : read.failure.reason
}
const cause = (text: string) => {
  const read = readLink(text)
  return read.ok ? null : read.failure.cause
}
const without = (name: string) => link.replace(new RegExp(`(?<=[?&])${name}=[^&]*&?`), '').replace(/&$/, '')
const having = (name: string, value: string) => `${without(name)}&${name}=${value}`

describe('a link', () => {
  it('is written in one way and reads back', () => {
    expect(printLink(ticket)).toBe(link)
    expect(readLink(link)).toEqual({ ok: true, value: ticket })
    const bare = { ...ticket, from: null, pass: null }
    expect(readLink(printLink(bare))).toEqual({ ok: true, value: bare })
  })

  it('carries every ticket there is, in signs that mail programs leave whole', () => {
    fc.assert(
      fc.property(anyTicket, (any) => {
        const printed = printLink(any)
        expect(printed).toMatch(/^talkroom:\/\/join\?[A-Za-z0-9._~%=&-]+$/)
        expect(printed.length).toBeLessThan(longestLink)
        expect(readLink(printed)).toEqual({ ok: true, value: any })
      }),
    )
  })

  it('is still one when a launcher has written the scheme large and a slash behind the host', () => {
    expect(readLink(link.replace('talkroom://join?', 'TALKROOM://Join/?'))).toEqual({ ok: true, value: ticket })
    expect(readLink(decodeURIComponent(link).replace('Höör, stora salen', 'H%C3%B6%C3%B6r%2C%20stora%20salen'))).toEqual({ ok: true, value: ticket })
  })

  it('throws at nothing, and takes nothing that it would not write itself', () => {
    const pieces = fc.constantFrom(
      'talkroom://join?',
      'v=1',
      '&',
      '=',
      '%',
      '%00',
      'room=',
      'x',
      '?',
      '#',
      '\n',
      '‮',
      'javascript:',
      ...link.split('&'),
    )
    const mixed = fc.array(pieces, { maxLength: 14 }).map((some) => some.join(''))
    const cut = fc.tuple(fc.nat(link.length), fc.nat(link.length), fc.string()).map(([a, b, put]) => link.slice(0, a) + put + link.slice(b))
    fc.assert(
      fc.property(fc.oneof(fc.string(), mixed, cut), (text) => {
        const read = readLink(text)
        if (read.ok) expect(readLink(printLink(read.value))).toEqual(read)
      }),
      { numRuns: 3000 },
    )
  })

  it('means the same or nothing when one sign of it is another', () => {
    fc.assert(
      fc.property(fc.nat(link.length - 1), fc.string({ minLength: 1, maxLength: 1 }), (at, sign) => {
        fc.pre(link[at] !== sign)
        const changed = link.slice(0, at) + sign + link.slice(at + 1)
        const read = readLink(changed)
        if (read.ok && JSON.stringify(read.value) === JSON.stringify(ticket)) expect(changed.toLowerCase()).toBe(link.toLowerCase())
      }),
      { numRuns: 3000 },
    )
  })

  it.each(['v', 'seminar', 'key', 'room', 'group'])('needs %s', (name) => {
    expect(reason(without(name))).toBe('link-broken')
    expect(cause(without(name))).toBe(name)
  })
  it.each(['v', 'seminar', 'from', 'key', 'room', 'group', 'pass'])('has %s once', (name) => {
    const again = `${link}&${link.split(/[?&]/).find((part) => part.startsWith(`${name}=`))}`
    expect(cause(again)).toBe(`${name}, which is there twice`)
  })
  it.each(['utm_source=mail', 'x=1', 'V=1', 'trust=1', 'fbclid=abc', 'constructor=1', '__proto__=1'])('has nothing like %s', (more) => {
    expect(reason(`${link}&${more}`)).toBe('link-broken')
  })

  it.each([
    ['https://join?v=1', 'link-unknown'],
    ['javascript:alert(1)', 'link-unknown'],
    ['', 'link-unknown'],
    ['talkroom:join?v=1', 'link-unknown'],
    ['talkroom://leave?v=1', 'link-unknown'],
    ['talkroom://join', 'link-unknown'],
    ['talkroom://join@evil/?v=1', 'link-unknown'],
    ['talkroom://user:secret@join?v=1', 'link-unknown'],
    ['talkroom://join:80?v=1', 'link-unknown'],
    ['talkroom://join/../x?v=1', 'link-unknown'],
    [` ${link}`, 'link-unknown'],
    [`${link}\n`, 'link-broken'],
    [`${link}#x`, 'link-broken'],
    [`${link}&`, 'link-broken'],
    [link.replace('%20', '+'), 'link-broken'],
    [link.replace('%20', ' '), 'link-broken'],
    [`${link}&room=${'a'.repeat(5000)}`, 'link-too-long'],
    ['talkroom://join?v=2&whatever=7', 'link-other-version'],
    [link.replace('v=1', 'v=01'), 'link-broken'],
    [link.replace('v=1', 'v=1e0'), 'link-broken'],
    [having('seminar', '..%2F..%2Fetc'), 'link-broken'],
    [having('seminar', 'Barn'), 'link-broken'],
    [having('key', '7K3P9XQAM2D40VT'), 'link-broken'],
    [having('key', '7K3P9XQAM2D40VTU'), 'link-broken'],
    [having('key', '7k3p9xqam2d40vtb'), 'link-broken'],
    [having('key', '7K3P-9XQA-M2D4-0VTB'), 'link-broken'],
    [having('group', '0'), 'link-broken'],
    [having('group', '1000'), 'link-broken'],
    [having('group', '-1'), 'link-broken'],
    [having('group', '1.5'), 'link-broken'],
    [having('group', '0x1'), 'link-broken'],
    [having('pass', 'a%20b'), 'link-broken'],
    [having('pass', 'a'.repeat(2001)), 'link-broken'],
    [having('room', 'R%C3'), 'link-broken'],
    [having('room', '%20Rum'), 'link-broken'],
    [having('room', 'a'.repeat(81)), 'link-broken'],
    [having('from', 'javascript%3Aalert(1)'), 'link-broken'],
    [having('from', 'javascript%3Aalert%281%29'), 'link-address'],
    [having('from', 'https%3A%2F%2Fu%3Ap%40example.org'), 'link-address'],
    [having('from', 'http%3A%2F%2Fexample.org'), 'link-address'],
    [having('from', 'file%3A%2F%2F%2Fetc%2Fpasswd'), 'link-address'],
  ])('is not %s', (text, why) => expect(reason(text)).toBe(why))

  it.each([
    ['a control sign', 'a\u0007b'],
    ['a line of its own', 'a\nb'],
    ['a separator of lines', 'a\u2028b'],
    ['writing turned round', 'Rum \u202exyz'],
    ['an isolate', '\u2066Rum'],
    ['a sign of no width', 'Ru\u200bm'],
    ['a joiner', 'Ru\u200dm'],
    ['a soft hyphen', 'Ru\u00adm'],
    ['a byte order mark', '\ufeffRum'],
    ['an invisible letter', '\u3164'],
    ['an empty braille cell', '\u2800'],
    ['a hard blank', 'Rum\u00a04'],
    ['a private sign', '\ue000'],
    ['a tag', 'Rum\u{e0041}'],
    ['letters piled up', `a${'\u0301'.repeat(3)}`],
    ['a mark with no letter', '\u0301a'],
    ['letters in pieces', 'Ho\u0308o\u0308r'],
    ['blanks only', '   '],
  ])('names no room with %s', (_, room) => expect(cause(having('room', encodeURIComponent(room)))).toBe('room'))

  it('takes 80 letters of any kind', () => {
    expect(reason(having('room', encodeURIComponent('å'.repeat(80))))).toBe('taken')
    expect(reason(having('room', encodeURIComponent('𝄞'.repeat(80))))).toBe('taken')
    expect(reason(having('room', encodeURIComponent('𝄞'.repeat(81))))).toBe('link-broken')
  })

  it('never tells the log what stands in it', () => {
    const secret = having('pass', 'geheim%20geheim')
    expect(JSON.stringify(readLink(secret))).not.toContain('geheim')
  })
})

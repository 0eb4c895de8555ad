import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { captionRemarks } from './remarks.ts'
import { looksLikeSrt, readSrt } from './srt.ts'
import { readVtt, writeVtt } from './vtt.ts'

const vtt = `WEBVTT - Att mötas
Language: sv

NOTE made by hand
with two lines

STYLE
::cue { color: red }

1
00:01.000 --> 00:03.500 line:80%
Hej på er
allihop

01:00:00.000 --> 01:00:02.000
<v Karin>Slut.
`

describe('WebVTT', () => {
  it('is read with its comments, styles, names and settings passed over', () => {
    expect(readVtt(vtt)).toEqual({
      problems: [],
      cues: [
        { from: 1, to: 3.5, text: 'Hej på er\nallihop', line: 11 },
        { from: 3600, to: 3602, text: '<v Karin>Slut.', line: 15 },
      ],
    })
    expect(readVtt(`\ufeff${vtt.replaceAll('\n', '\r\n')}`)).toEqual(readVtt(vtt))
  })

  it.each([
    ['no first line', '00:01.000 --> 00:02.000\nx', 1, 'the first line has to be WEBVTT'],
    ['another first line', 'WEBVTTX\n\n00:01.000 --> 00:02.000\nx', 1, 'the first line has to be WEBVTT'],
    ['no empty line after it', 'WEBVTT\n00:01.000 --> 00:02.000\nx', 2, 'an empty line has to stand between WEBVTT and the first caption'],
    ['a comma in a time', 'WEBVTT\n\n00:01,000 --> 00:02,000\nx', 3, 'these are no times; write them as 00:01.000 --> 00:04.000'],
    ['a minute of a hundred seconds', 'WEBVTT\n\n00:99.000 --> 01:00.000\nx', 3, 'these are no times'],
    ['no times', 'WEBVTT\n\nx\ny', 3, 'here is a text without times'],
    ['an end before the beginning', 'WEBVTT\n\n00:02.000 --> 00:01.000\nx', 3, 'this caption ends before it begins'],
    [
      'two captions without an empty line',
      'WEBVTT\n\n00:01.000 --> 00:02.000\nx\n00:02.000 --> 00:03.000\ny',
      5,
      'two captions stand here without an empty line',
    ],
  ])('with %s is refused, with its line', (_, text, line, problem) => {
    expect(readVtt(text).problems).toEqual([{ line, text: expect.stringContaining(problem) }])
  })

  it('is read as it is written', () => {
    const cue = fc.record({
      from: fc.integer({ min: 0, max: 35_000_000 }),
      length: fc.integer({ min: 1, max: 10_000 }),
      text: fc.stringMatching(/^[a-zåäö ,.!?]*[a-z]$/),
    })
    fc.assert(
      fc.property(fc.array(cue), (written) => {
        const cues = written.map(({ from, length, text }) => ({ from: from / 1000, to: (from + length) / 1000, text: text.trim(), line: 1 }))
        expect(readVtt(writeVtt(cues)).cues.map((one) => ({ ...one, line: 1 }))).toEqual(cues)
      }),
    )
  })

  it('is never a reason to throw', () => {
    fc.assert(fc.property(fc.string(), (text) => Array.isArray(readVtt(`WEBVTT\n${text}`).problems) && Array.isArray(readSrt(text).cues)))
  })
})

describe('SubRip', () => {
  const srt =
    '1\r\n00:00:01,000 --> 00:00:02,500\r\n{\\an8}<I>Hej</I> & <font color="red">välkomna</font>\r\n1 < 2\r\n\r\n2\r\n0:00:03.5 --> 0:00:04 X1:10\r\nSlut\r\n'

  it('becomes WebVTT', () => {
    const { cues, problems } = readSrt(srt)
    expect(problems).toEqual([])
    expect(writeVtt(cues)).toBe(
      'WEBVTT\n\n00:00:01.000 --> 00:00:02.500\n<i>Hej</i> &amp; välkomna\n1 &lt; 2\n\n00:00:03.500 --> 00:00:04.000\nSlut\n',
    )
  })

  it('is known by what stands in it', () => {
    expect(looksLikeSrt(srt)).toBe(true)
    expect(looksLikeSrt(vtt)).toBe(false)
    expect(looksLikeSrt('Hej')).toBe(false)
  })

  it('is refused by line where it is broken', () => {
    expect(readSrt('1\n00:00:01 -> 00:00:02\nHej').problems).toEqual([{ line: 1, text: expect.stringContaining('without times') }])
    expect(readSrt('1\nsoon --> later\nHej').problems).toEqual([{ line: 2, text: expect.stringContaining('00:00:01,000 --> 00:00:04,000') }])
  })
})

describe('captions', () => {
  const cue = (from: number, to: number, text: string, line = 1) => ({ from, to, text, line })

  it('that can be read are not remarked on', () => {
    expect(captionRemarks(readVtt(vtt).cues, 4000)).toEqual([])
    expect(captionRemarks([cue(0, 1, 'a'), cue(1, 2, `<v Karin>${'b'.repeat(12)} &amp; c`)], 2)).toEqual([])
  })

  it.each([
    ['after the end', [cue(0, 1, 'a'), cue(60, 61, 'b', 7)], 7, '1 caption would be shown after the end of the recording'],
    ['out of order', [cue(5, 6, 'a'), cue(1, 2, 'b', 7)], 7, '1 caption begins before the one above'],
    ['over each other', [cue(1, 3, 'a'), cue(2, 4, 'b', 7)], 7, '1 caption begins while the one above is still shown'],
    ['of three lines', [cue(1, 9, 'a\nb\nc', 3)], 3, '1 caption has more than 2 lines'],
    ['of a long line', [cue(1, 9, 'x'.repeat(43), 3)], 3, '1 caption has a line of more than 42 letters'],
    ['that go by', [cue(1, 2, 'x'.repeat(21), 3)], 3, '1 caption has to be read at more than 20 letters a second'],
  ])('%s are', (_, cues, line, text) => expect(captionRemarks(cues, 60)).toEqual([{ line, text: expect.stringContaining(text) }]))

  it('are remarked on once for each kind, with the first lines', () => {
    const fast = Array.from({ length: 7 }, (_, index) => cue(index, index + 1, 'x'.repeat(30), 10 + index))
    expect(captionRemarks(fast, 60)).toEqual([
      { line: 10, text: expect.stringMatching(/^7 captions have to be read .* \(lines 10, 11, 12, 13, 14 …\)$/) },
    ])
  })
})

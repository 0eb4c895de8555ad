import { cpSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { Ajv } from 'ajv'
import { describe, expect, it } from 'vitest'
import { publishedSchemas } from '../src-shared/seminar/published-schemas.ts'
import { fit, makeRecording, tryDesk } from './try-desk.ts'

const { at, write, desk, key, build } = tryDesk()

const copyExample = (name: string) => cpSync(fileURLToPath(new URL(`../docs/examples/${name}`, import.meta.url)), at(name), { recursive: true })
const manifestOf = (folder: string) => JSON.parse(readFileSync(at(folder, 'pack', 'seminar.json'), 'utf8'))

/** The two talks, one as a phone makes it and one that fits, with what lies beside them. */
const recordings = (folder: string) => {
  makeRecording(at(folder, 'talks', 'att-motas.mp4'), ['-c:v', 'mpeg4', '-c:a', 'aac'], { seconds: 3 })
  makeRecording(at(folder, 'talks', 'fran-veta-till-gora.mp4'), fit, { seconds: 3 })
  write(`${folder}/talks/att-motas.sv.srt`, '1\n00:00:00,500 --> 00:00:01,500\nHej på er\n')
  write(`${folder}/talks/fran-veta-till-gora.sv.vtt`, 'WEBVTT\n\n00:00.500 --> 00:01.500\nHej igen\n')
  write(`${folder}/talks/fran-veta-till-gora.pdf`, '%PDF-1.4 slides')
}

describe('the worked example', () => {
  it.each([
    ['social-talks', 9, '14:40–15:10   30 min  plenary     Gemensam samling  (fixed)'],
    ['conference-day', 12, '12:00–13:00   60 min  pause       Lunch  (fixed)'],
  ])('%s is built, shown, verified and brought to a stick', async (name, items, line) => {
    copyExample(name)
    await key(name)
    // Before any recording is there, the day can be looked at.
    expect(await desk('show', at(name))).toMatchObject({ code: 0, out: expect.stringContaining(line), err: '' })
    recordings(name)
    const built = await build(name)
    expect([built.code, built.err]).toEqual([0, expect.not.stringContaining('to correct')])
    expect(built.err).not.toContain('Worth a look')
    const manifest = manifestOf(name)
    expect(manifest.programme).toHaveLength(items)
    const check = new Ajv({ allErrors: true }).compile(publishedSchemas()['seminar.schema.json'] ?? {})
    check(manifest)
    expect(check.errors).toBeNull()
    expect(await desk('show', at(name, 'pack'))).toMatchObject({ code: 0, out: expect.stringContaining(line) })
    expect((await desk('verify', at(name, 'pack'))).code).toBe(0)
    write('stick/holiday.jpg', 'mine')
    expect((await desk('export', at(name, 'pack'), at('stick'))).code).toBe(0)
    expect((await desk('verify', at('stick', manifest.id))).code).toBe(0)
  })

  it('social-talks says the same as the demo that people see first', async () => {
    copyExample('social-talks')
    await key('social-talks')
    recordings('social-talks')
    await build('social-talks')
    const template = JSON.parse(readFileSync(new URL('../assets/demo/seminar.template.json', import.meta.url), 'utf8'))
    const built = manifestOf('social-talks')
    // Its recordings and usual ways apart, which the demo spells out.
    const words = (programme: readonly Record<string, unknown>[]) =>
      programme.map(({ media: _, recording: __, advance: ___, seconds, kind, ...one }) => ({ kind, ...one, ...(kind === 'talk' ? {} : { seconds }) }))
    expect(words(built.programme)).toEqual(words(template.programme))
    expect(built).toMatchObject({ title: template.title, start: template.start, fixedEnd: template.fixedEnd, manual: template.manual })
  })
})

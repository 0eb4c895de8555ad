import { execFileSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { readdirSync, readFileSync, statSync } from 'node:fs'
import { describe, expect, it, vi } from 'vitest'
import { writeItem } from '../../src-main/outbox/item-file.ts'
import { findChromium } from '../../src-main/shell/chromium/find-chromium.ts'
import { languages } from '../../src-shared/i18n/language.ts'
import type { KeptItem } from '../../src-shared/plenary/items.ts'
import type { Member } from '../../src-shared/plenary/members.ts'
import { exampleSeminar } from '../../src-shared/seminar/example.ts'
import { openSqliteStore } from '../plenary/store/sqlite-store.ts'
import { tryDesk } from '../try-desk.ts'

const { at, write, desk, key } = tryDesk()

/** A pack of the example seminar without its talks, which a report has no use for. */
const pack = async (id: string, title: string, start: string) => {
  const { files: _, people: __, ...content } = exampleSeminar({ id, title: { sv: title }, start })
  const programme = content.programme.filter(({ kind }) => kind !== 'talk')
  write(`${id}/seminar.json`, JSON.stringify({ ...content, programme, people: [] }))
  await key('.')
  expect(await desk('sign', at(id), '--key', at('organiser.key'), '--no-passphrase')).toMatchObject({ code: 0 })
}
const item = (seminar: string, kind: KeptItem['kind'], id: string, body: unknown, room = 'motala', group = 0): KeptItem => {
  const common = { id, seminar, seminarVersion: 1, complete: true, body } as const
  switch (kind) {
    case 'evaluation':
      return { ...common, kind, segment: 'evaluation', room: null }
    case 'mainPoints':
      return { ...common, kind, segment: 'dialogue-1', group, room }
    case 'takeaways':
      return { ...common, kind, segment: 'dialogue-2', group, room }
    case 'question':
    case 'comment':
      return { ...common, kind, segment: 'plenary', group, room }
  }
}
const sheets = (seminar: string, values: readonly number[]) =>
  values.map((value, index) =>
    item(seminar, 'evaluation', `${seminar}-e${index}`, {
      useful: { kind: 'scale', value },
      best: { kind: 'choice', options: [value > 3 ? 'dialogue' : 'talks'] },
      more: { kind: 'text', text: `Ord <b>${createHash('sha256').update(`${seminar}${index}`).digest('hex').slice(0, 6)}</b>` },
    }),
  )
const plenary = async (seminar: string, rooms: readonly Member[], items: readonly KeptItem[]) => {
  const store = openSqliteStore(at(`${seminar}-data`), seminar)
  if (!store.ok) throw new Error(store.failure.reason)
  const entries = rooms.map((member) => ({ about: 'plenary', of: 'plenary', event: { at: 1, type: 'joined', member } }) as const)
  await store.value.append({ entries, items }, 0)
  await store.value.close()
  return at(`${seminar}-data`)
}
const folder = (name: string, items: readonly KeptItem[]) => {
  for (const { room: _, ...one } of items) write(`${name}/${one.id}.json`, writeItem({ ...one, body: one.body }))
  return at(name)
}
const room = (id: string, groups = 1): Member => ({ id, role: 'room', name: id.toUpperCase(), groups })
const html = (name = 'report.html') => readFileSync(at(name), 'utf8')

describe('desk report', () => {
  it('brings plenaries and folders together into one page that needs nothing else, each item once', async () => {
    await pack('autumn', 'Barn som <anhöriga>', '2022-10-20T13:30')
    await pack('spring', 'Våren', '2023-03-20T13:30')
    const autumn = [...sheets('autumn', [5, 4, 4, 2, 5, 3]), item('autumn', 'mainPoints', 'p1', { texts: ['Tid <i>', 'Mod'] }, 'motala', 1)]
    const data = await plenary('autumn', [room('motala', 2), room('lund'), { id: 'hugo', role: 'host', name: 'Hugo', groups: 1 }], autumn)
    const delivered = folder('delivered', [
      ...autumn.slice(2),
      ...sheets('spring', [1, 2, 3, 4, 5]),
      item('spring', 'takeaways', 't1', { texts: ['Ring'] }),
    ])
    write('delivered/notes.json', '{"no":"item"}')
    const { code, out, err } = await desk('report', at('spring'), at('autumn'), '--from', data, '--from', delivered, '--out', at('report.html'))
    expect([code, out]).toEqual([0, `${at('report.html')}: 2 seminars.\n`])
    expect(err).toBe(`${at('delivered')}: 1 file is no result that can be read, and left out.\n`)
    const page = html()
    expect(page).toMatch(
      /<th scope="row" class="name">Barn som &lt;anhöriga&gt;<\/th><td class="day">20 okt. 2022<\/td><td class="number">2<\/td><td class="number">3<\/td><td class="number">1<\/td><td class="number">0<\/td><td class="number">6<\/td>/,
    )
    expect(page).toMatch(/<th scope="row" class="name">Våren<\/th><td class="day">20 mars 2023<\/td><td class="number">inte känt<\/td>/)
    expect(page).toContain('<caption>6 svar, medel 3,8 av 5</caption>')
    expect(page).toMatch(/class="together"><th scope="row">Tillsammans<\/th><td class="number">11<\/td><td class="number">3,5<\/td>/)
    expect(page).not.toMatch(/<b>|<i>|<anhöriga>|motala|MOTALA|Hugo/)
    expect(page.match(/(?:src|href)="[^#]/g)).toBeNull()
    expect(page).not.toMatch(/<script|<link|url\(|@import/)
    expect(statSync(at('report.html')).mode & 0o077).toBe(0)
  })

  it('is byte for byte the same whatever fewer than the minimum count answered, in every language', async () => {
    await pack('autumn', 'Hösten', '2022-10-20T13:30')
    await pack('spring', 'Våren', '2023-03-20T13:30')
    const shown = folder('shown', sheets('spring', [1, 2, 3, 4, 5]))
    const made = async (name: string, values: readonly number[], lang: string) => {
      const hidden = await plenary('autumn', [room('lund')], [])
      const own = folder(name, sheets('autumn', values))
      const { code, out } = await desk(
        'report',
        at('autumn'),
        at('spring'),
        '--from',
        shown,
        '--from',
        hidden,
        '--from',
        own,
        '--out',
        at(`${name}.html`),
        '--lang',
        lang,
      )
      expect(code).toBe(0)
      expect(out).toMatch(/autumn: "Utvärdering" is not shown, because fewer than 5/)
      return html(`${name}.html`)
    }
    for (const lang of languages) {
      const page = await made(`a-${lang}`, [1, 1, 5], lang)
      expect(page).toMatch(/Färre än 5|Fewer than 5|Færre end 5/)
      expect(await made(`b-${lang}`, [2, 4, 4, 4], lang)).toBe(page)
    }
  })

  it('says what is wrong with what it was asked', async () => {
    await pack('autumn', 'Hösten', '2022-10-20T13:30')
    await pack('spring', 'Våren', '2023-03-20T13:30')
    const data = await plenary('autumn', [], [])
    for (const [argv, sentence] of [
      [[at('spring'), '--from', data], /has the results of autumn, and no pack of that seminar is named/],
      [[at('spring'), at('spring'), '--from', data], /is the seminar spring once more/],
      [[at('spring'), '--from', at('nowhere')], /There is no folder/],
      [[at('spring'), '--from', at('spring', 'none')], /There is no folder/],
      [[at('spring')], /--from/],
    ] as const) {
      const { code, err } = await desk('report', ...argv, '--out', at('report.html'))
      expect(code).toBe(2)
      expect(err).toMatch(sentence)
    }
    const { out } = await desk('report', at('autumn'), '--from', data, '--out', at('report.html'))
    expect(out).toMatch(/autumn: nothing has come in/)
    expect(html()).toContain('Färre än 5 deltagare har svarat')
  })

  it.skipIf(findChromium(process.env) === null)(
    'is printed by Chromium, with all its words in it, and leaves nothing behind',
    { timeout: 60_000 },
    async () => {
      await pack('autumn', 'Hösten', '2022-10-20T13:30')
      const from = folder('delivered', sheets('autumn', [5, 4, 4, 2, 5]))
      vi.stubEnv('TMPDIR', at())
      const before = readdirSync(at()).toSorted()
      const { code, out, err } = await desk('report', at('autumn'), '--from', from, '--out', at('report.html'), '--pdf')
      vi.unstubAllEnvs()
      expect([code, err]).toEqual([0, 'Printing the PDF …\n'])
      expect(out).toContain(`${at('report.pdf')}: the same, printed.`)
      expect(readdirSync(at()).toSorted()).toEqual([...before, 'report.html', 'report.pdf'].toSorted())
      const text = execFileSync('pdftotext', ['-layout', at('report.pdf'), '-']).toString()
      for (const words of ['Hösten', 'Hur användbart?', '5 svar, medel 4,0 av 5', 'Samtalet']) expect(text).toContain(words)
      expect(text).toMatch(/1 ?\/ ?\d/)
    },
  )

  it('says how to get the PDF where there is no Chromium, and has written the page', async () => {
    await pack('autumn', 'Hösten', '2022-10-20T13:30')
    vi.stubEnv('CHROMIUM', at('no-such-program'))
    const { code, err } = await desk('report', at('autumn'), '--from', await plenary('autumn', [], []), '--out', at('report.html'), '--pdf')
    vi.unstubAllEnvs()
    expect(code).toBe(1)
    expect(err).toMatch(/The PDF was not made[\s\S]*apt-get install -y chromium/)
    expect(html()).toContain('Hösten')
  })
})

import { appendFileSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { parse } from 'yaml'
import { withSmallDisk } from '../src-main/files/small-disk.ts'
import { readDraft } from '../src-shared/draft/read-draft.ts'
import { examples } from './init/ask.ts'
import { seminarLike } from './init/template.ts'
import { copyTalk, fit, makeRecording, tryDesk } from './try-desk.ts'

const { at, write, desk, key, build } = tryDesk()
const started = (...options: string[]) => desk('init', at('s'), '--title', 'Höstens samtal', '--date', '2026-10-20', ...options)
const written = () => readFileSync(at('s/seminar.yaml'), 'utf8')

describe('desk init', () => {
  it('writes a seminar that is right as it stands, with its comments and what an editor needs', async () => {
    expect(await started('--start', '9.00', '--organiser', 'FoU Vinterå')).toMatchObject({ code: 0, out: expect.stringMatching(/desk build/) })
    expect(written()).toMatch(/^# yaml-language-server: \$schema=\.\/seminar-yaml\.schema\.json\n/)
    expect(written()).toMatch(
      /\nid: hostens-samtal-2026-10-20\n[\s\S]*\ntitle: Höstens samtal\n[\s\S]*\nlanguages: \[sv\]\n[\s\S]*\nstart: 09:00\nend: 11:20\n/,
    )
    expect(written()).toMatch(/# The one time that everybody keeps\. A group goes there by itself\.\n {4}at: 10:10\n/)
    expect(existsSync(at('s/seminar-yaml.schema.json')) && statSync(at('s/talks')).isDirectory()).toBe(true)
    expect(await desk('show', at('s'))).toMatchObject({ code: 0, err: '', out: expect.stringMatching(/talks\/talk-1\.mp4 is not there yet/) })
  })

  it('leaves no other language and no name of the examples behind', async () => {
    await started('--languages', 'da', '--like', 'conference-day')
    expect(written()).not.toMatch(/^\s+(sv|en|da): /m)
    expect(written()).not.toMatch(/Sandgren|att-motas|Vinterå/)
    expect(written()).toContain('title: Velkommen')
    await started('--languages', 'en,sv', '--force')
    expect(written()).toMatch(/languages: \[en, sv\]/)
    expect(written()).not.toMatch(/^\s+da: /m)
  })

  it('becomes a pack once the talks are there', async () => {
    await started()
    await key('s')
    for (const name of ['talk-1', 'talk-2']) copyTalk(at(`s/talks/${name}.mp4`))
    expect(await build('s')).toMatchObject({ code: 0, out: expect.stringMatching(/^hostens-samtal-2026-10-20, version 1: /) })
  })

  it('never writes over a seminar that is there, unless it is told to', async () => {
    await started()
    const before = written()
    expect(await started('--languages', 'en')).toMatchObject({ code: 1, err: expect.stringMatching(/is there already.*--force/) })
    expect(written()).toBe(before)
    expect((await started('--languages', 'en', '--force')).code).toBe(0)
    expect(written()).not.toBe(before)
  })

  it('names what is missing where nobody can be asked, and what was given wrongly', async () => {
    expect(await desk('init', at('s'))).toMatchObject({ code: 2, err: expect.stringMatching(/--title, --date/) })
    for (const [option, value] of [
      ['--date', '2026-02-30'],
      ['--start', '25:00'],
      ['--languages', 'sv,no'],
      ['--like', 'party'],
      ['--id', 'My seminar'],
    ] as const)
      expect(await started(option, value)).toMatchObject({ code: 2, err: expect.stringContaining(`${option} needs`) })
    expect(existsSync(at('s'))).toBe(false)
  })

  it('is a seminar that can be read, whatever it is called and whenever it begins', () => {
    const line = fc.string({ minLength: 1, maxLength: 80 }).filter((text) => text.trim() === text && text.isWellFormed() && !/\p{C}/u.test(text))
    const text = (name: string) => readFileSync(new URL(`../docs/examples/${name}/seminar.yaml`, import.meta.url), 'utf8')
    const clock = fc.integer({ min: 0, max: 1439 }).map((at) => `${String(Math.floor(at / 60)).padStart(2, '0')}:${String(at % 60).padStart(2, '0')}`)
    fc.assert(
      fc.property(
        line,
        line,
        clock,
        fc.constantFrom(...examples),
        fc.subarray(['sv', 'en', 'da'] as const, { minLength: 1 }),
        (title, organiser, start, like, languages) => {
          const made = seminarLike(text(like), { id: 'x', title, organiser, languages, date: '2026-10-20', start }, './x.json')
          const read = readDraft(parse(made, { schema: 'failsafe' }))
          expect(read.ok && [read.value.title, read.value.organiser, read.value.start]).toEqual([title, organiser, start])
        },
      ),
      { numRuns: 20 },
    )
  })
})

describe('desk show', () => {
  it('shows gaps, lateness and the parts of conversations', async () => {
    write(
      's/seminar.yaml',
      `id: x\ntitle: Höst\nlanguages: [sv]\ndate: 2026-10-20\nstart: 13.30\nprogramme:
  - { kind: pause, title: Kaffe, length: 10 min }
  - { kind: plenary, title: Samling, length: 30 min, at: 14.00, offlineGuide: [{ kind: round, prompt: Vad?, perSeat: 90 s }, { kind: open, prompt: Sen?, length: 19 min 30 s }] }
  - { kind: pause, title: Lång, length: 20 min, minimum: 5 min }
  - { kind: closing, title: Tack, length: 5 min, at: 14.45 }\n`,
    )
    const { code, out } = await desk('show', at('s/seminar.yaml'), '--parts')
    expect(code).toBe(0)
    expect(out).toContain('13:40–14:00   20 min              (everybody waits for 14:00)\n')
    expect(out).toMatch(/round {7}7 × 1 min 30 s {2}Vad\?/)
    expect(out).toContain('14:45–14:50    5 min  closing     Tack  (fixed, the items before take 5 min longer than there is and give it)')
    expect(await desk('show', at('s'), '--lang', 'no')).toMatchObject({ code: 2 })
  })
})

/** Two versions of a seminar: one talk is another, and a text. */
const twoVersions = async () => {
  await started('--id', 'autumn')
  await key('s')
  copyTalk(at('s/talks/talk-1.mp4'))
  makeRecording(at('s/talks/talk-2.mp4'), fit, { size: '128x96' })
  await build('s', '--out', at('one'))
  makeRecording(at('s/talks/talk-2.mp4'), fit, { seconds: 3, size: '192x108' })
  writeFileSync(
    at('s/seminar.yaml'),
    written().replace('version: 1', 'version: 2').replace('length: 10 min', 'length: 8 min').replace('title: Paus', 'title: En paus'),
  )
  await build('s', '--out', at('two'))
}

describe('desk diff', () => {
  it('tells the programme, the texts, the recordings, and what a room fetches', async () => {
    await twoVersions()
    const { code, out } = await desk('diff', at('one'), at('two'))
    expect(code).toBe(0)
    expect(out).toMatch(/^autumn, version 1 → version 2\n/)
    expect(out).toMatch(/Programme\n(.*\n)* {2}~ pause\.length: 10 min → 8 min\n/)
    expect(out).toMatch(/Texts\n {2}pause\.title\.sv\n {4}- Paus\n {4}\+ En paus\n/)
    expect(out).toMatch(/talk-2\.recording\.duration: 2\S* → 3/)
    expect(out).toMatch(/Files\n {2}~ talks\/talk-2\.jpg .*\n {2}~ talks\/talk-2\.mp4 \(.* → .*\)\n/)
    const [, fetched = '', all = ''] = /the first fetches (\d+) kB of (\d+) kB/.exec(out) ?? []
    const sizeOf = (path: string) => statSync(at('two', path)).size / 1000
    const expected = ['talks/talk-2.mp4', 'talks/talk-2.jpg', 'seminar.json', 'seminar.sig', 'seminar.chunks'].reduce(
      (sum, path) => sum + sizeOf(path),
      0,
    )
    expect(Math.abs(Number(fetched) - expected)).toBeLessThan(1)
    expect(Number(fetched)).toBeLessThan(Number(all))
  })

  it('ends with 3 for a difference when asked, and warns of versions that rooms would refuse', async () => {
    await twoVersions()
    expect(await desk('diff', at('one'), at('one'), '--exit-code')).toMatchObject({ code: 0, out: expect.stringMatching(/content is the same/) })
    expect(await desk('diff', at('one'), at('two'), '--exit-code')).toMatchObject({ code: 3, err: '' })
    expect((await desk('diff', at('two'), at('one'))).out).toMatch(/The second is the older one/)
    expect((await desk('diff', at('two'), at('nowhere'))).code).toBe(2)
  })
})

describe('desk export', () => {
  const packed = async () => {
    await started('--id', 'autumn')
    await key('s')
    for (const name of ['talk-1', 'talk-2']) copyTalk(at(`s/talks/${name}.mp4`))
    await build('s')
    mkdirSync(at('stick'))
  }
  const onStick = () => readdirSync(at('stick')).toSorted()

  it('puts a whole pack beside what is on the stick, and a new version in the place of the old one', async () => {
    await packed()
    write('stick/holiday.jpg', 'mine')
    expect(await desk('export', at('s/pack'), at('stick'))).toMatchObject({ code: 0, out: expect.stringMatching(/is whole in .*\n.*eject it/) })
    expect(onStick()).toEqual(['autumn', 'holiday.jpg'])
    expect((await desk('verify', at('stick/autumn'))).code).toBe(0)
    writeFileSync(at('s/seminar.yaml'), written().replace('title: Paus', 'title: En paus'))
    await build('s', '--raise')
    expect((await desk('export', at('s/pack'), at('stick'))).out).toMatch(/^autumn, version 2/)
    expect(onStick()).toEqual(['autumn', 'holiday.jpg'])
  })

  it('takes the codes of invitations along, from one version to the next and to the stick', async () => {
    await packed()
    write('groups.csv', 'rum\nHöör\n')
    const given = ['--list', at('groups.csv'), '--key', at('s/organiser.key'), '--no-passphrase', '--out', at('invitations')]
    expect((await desk('invite', at('s/pack'), ...given)).code).toBe(0)
    const codes = readdirSync(at('s/pack/join'))
    expect(codes).toHaveLength(1)
    writeFileSync(at('s/seminar.yaml'), written().replace('title: Paus', 'title: En paus'))
    await build('s', '--raise')
    await desk('export', at('s/pack'), at('stick'))
    expect([readdirSync(at('s/pack/join')), readdirSync(at('stick/autumn/join'))]).toEqual([codes, codes])
  })

  it('leaves the earlier version where the new one is damaged, and what is somebody else’s', async () => {
    await packed()
    await desk('export', at('s/pack'), at('stick'))
    appendFileSync(at('s/pack/talks/talk-1.mp4'), 'x')
    const bytes = readFileSync(at('s/pack/talks/talk-1.jpg'))
    bytes[100] = (bytes[100] ?? 0) ^ 1
    writeFileSync(at('s/pack/talks/talk-1.jpg'), bytes)
    expect(await desk('export', at('s/pack'), at('stick'))).toMatchObject({
      code: 1,
      err: expect.stringMatching(/not what was signed[\s\S]*talk-1\.jpg: bytes 0–/),
    })
    expect((await desk('verify', at('stick/autumn'))).code).toBe(0)
    expect(onStick()).toEqual(['autumn'])
    rmSync(at('s/pack/talks/talk-1.jpg'))
    expect(await desk('export', at('s/pack'), at('stick'))).toMatchObject({
      code: 1,
      err: expect.stringMatching(/talk-1\.jpg is not there any more/),
    })
    rmSync(at('stick/autumn'), { recursive: true })
    write('stick/autumn/leaves.txt', 'mine')
    expect(await desk('export', at('s/pack'), at('stick'))).toMatchObject({ code: 2, err: expect.stringMatching(/left alone/) })
    expect(await desk('export', at('s/pack'), at('no-stick'))).toMatchObject({ code: 2, err: expect.stringMatching(/Plug the stick in/) })
  })

  it('writes one .talkpack file that a kiosk reads, the same each time', async () => {
    await packed()
    expect((await desk('export', at('s/pack'), at('stick'), '--file')).code).toBe(0)
    expect(onStick()).toEqual(['autumn.talkpack'])
    expect(await desk('verify', at('stick/autumn.talkpack'))).toMatchObject({ code: 0, out: expect.stringMatching(/whole/) })
    expect((await desk('show', at('stick/autumn.talkpack'))).code).toBe(0)
    const first = readFileSync(at('stick/autumn.talkpack'))
    expect((await desk('export', at('s/pack'), at('stick'), '--file')).code).toBe(0)
    expect(readFileSync(at('stick/autumn.talkpack')).equals(first)).toBe(true)
    appendFileSync(at('s/pack/talks/talk-1.mp4'), 'x')
    expect(await desk('export', at('s/pack'), at('stick'), '--file')).toMatchObject({
      code: 1,
      err: expect.stringMatching(/another size than was signed/),
    })
    expect(readFileSync(at('stick/autumn.talkpack')).equals(first)).toBe(true)
    expect(onStick()).toEqual(['autumn.talkpack'])
  })

  it.skipIf(!withSmallDisk.possible)('says how much is missing on a small stick, and leaves it as it was', async () => {
    await packed()
    await withSmallDisk.run(200, async (stick) => {
      writeFileSync(join(stick, 'mine'), Buffer.alloc(100_000))
      expect(await desk('export', at('s/pack'), stick)).toMatchObject({ code: 1, err: expect.stringMatching(/are needed at .*Take a larger stick/) })
      expect(readdirSync(stick)).toEqual(['mine'])
    })
  })
})

describe('each command', () => {
  it.each(['keygen', 'init', 'build', 'sign', 'verify', 'show', 'diff', 'export', 'serve', 'schema'])('%s explains itself', async (name) => {
    const { code, out } = await desk(name, '--help')
    expect([code, out]).toEqual([0, expect.stringMatching(new RegExp(`^Usage: desk ${name} `))])
  })
})

import { spawn } from 'node:child_process'
import { appendFileSync, copyFileSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { withSmallDisk } from '../src-main/files/small-disk.ts'
import { copyTalk, fit, makeRecording, tryDesk } from './try-desk.ts'

const { at, write, desk, key, build } = tryDesk()

const talk = { kind: 'talk', title: 'Att mötas', recording: 'talk.mp4' }
/** JSON is YAML, too; whoever breaks a line of it in a test writes it by hand. */
const seminar = (change: object = {}) =>
  JSON.stringify(
    {
      id: 'autumn',
      version: 1,
      title: 'Höst',
      languages: ['sv'],
      date: '2026-10-20',
      start: '13:30',
      programme: [{ kind: 'welcome', title: 'Välkomna', length: '2 min' }, talk, { kind: 'closing', title: 'Tack', length: '5 min' }],
      ...change,
    },
    null,
    1,
  )
const vtt = 'WEBVTT\n\n00:00.000 --> 00:01.500\nHej på er\n'
const prepared = async () => {
  await key('s')
  write('s/seminar.yaml', seminar())
  copyTalk(at('s/talk.mp4'))
}
const manifestOf = (folder: string) => JSON.parse(readFileSync(at(folder, 'pack', 'seminar.json'), 'utf8'))
/** Everything of a pack, so that any change shows. */
const stateOf = (folder: string) =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => [entry.name, readFileSync(join(entry.parentPath, entry.name)).toString('base64')])
    .toSorted()

describe('desk build', () => {
  it('makes a pack that a kiosk takes, with what lies beside the recording', async () => {
    await prepared()
    write('s/talk.sv.srt', '1\n00:00:00,500 --> 00:00:01,500\nHej på er\n')
    write('s/talk.en.vtt', vtt)
    write('s/talk.pdf', '%PDF-1.4 slides')
    const { code, out, err } = await build('s')
    expect([code, out]).toEqual([0, expect.stringMatching(/^autumn, version 1: 5 files, .* signed by .*\nThe pack is in /)])
    expect(err).toMatch(/talk\.mp4 stays as it is\./)
    expect(manifestOf('s').programme[1]).toMatchObject({
      id: 'talk-1',
      media: {
        sources: [{ path: 'talks/talk-1.mp4', type: expect.stringMatching(/^video\/mp4; codecs=/) }],
        captions: [
          { language: 'sv', path: 'talks/talk-1.sv.vtt' },
          { language: 'en', path: 'talks/talk-1.en.vtt' },
        ],
        slides: 'talks/talk-1.pdf',
        poster: 'talks/talk-1.jpg',
      },
    })
    expect(readFileSync(at('s/pack/talks/talk-1.sv.vtt'), 'utf8')).toBe('WEBVTT\n\n00:00:00.500 --> 00:00:01.500\nHej på er\n')
    expect(readFileSync(at('s/pack/talks/talk-1.mp4')).equals(readFileSync(at('s/talk.mp4')))).toBe(true)
    expect((await desk('verify', at('s/pack'))).code).toBe(0)
    expect(readdirSync(at('s')).toSorted()).toEqual(['organiser.key', 'pack', 'seminar.yaml', 'talk.en.vtt', 'talk.mp4', 'talk.pdf', 'talk.sv.srt'])
  })

  it('takes from the cache what it has made before, so that not even ffmpeg is needed', async () => {
    await prepared()
    makeRecording(at('s/talk.avi'), ['-c:v', 'mpeg4', '-c:a', 'mp3'], { seconds: 3 })
    write('s/seminar.yaml', seminar({ programme: [talk, { ...talk, recording: 'talk.avi' }, { ...talk, recording: 'talk.avi' }] }))
    expect((await build('s', '--cache', at('cache'))).code).toBe(0)
    // A recording that two items play lies in the pack once.
    expect(readdirSync(at('s/pack/talks')).filter((name) => name.endsWith('.mp4'))).toEqual(['talk-1.mp4', 'talk-2.mp4'])
    const before = stateOf(at('s/pack'))
    const path = process.env.PATH
    process.env.PATH = at('nothing-here')
    try {
      expect((await build('s', '--out', at('other'), '--cache', at('cache'))).code).toBe(0)
      expect(stateOf(at('other'))).toEqual(before)
      const again = await build('s', '--cache', at('cache'))
      expect([again.code, again.out]).toEqual([0, expect.stringMatching(/^Nothing has changed/)])
      const without = await build('s', '--cache', at('empty'))
      expect([without.code, without.err]).toEqual([
        1,
        expect.stringMatching(/^ffprobe is not on this computer.*\n\n {2}sudo apt-get install -y --no-install-recommends ffmpeg\n/),
      ])
    } finally {
      process.env.PATH = path
    }
    expect(stateOf(at('s/pack'))).toEqual(before)
  })

  it('asks for a higher version when the content is another, and raises it where it may', async () => {
    await prepared()
    await build('s')
    const before = stateOf(at('s/pack'))
    write('s/seminar.yaml', seminar({ title: 'Höst igen' }))
    const refused = await build('s')
    expect([refused.code, refused.err]).toEqual([
      1,
      expect.stringMatching(/seminar\.yaml:3:2: version 1 was built before .* write version: 2, or build with --raise\n {5}3 \| {2}"version": 1,/),
    ])
    expect(stateOf(at('s/pack'))).toEqual(before)
    expect((await build('s', '--raise')).code).toBe(0)
    expect(manifestOf('s')).toMatchObject({ version: 2, title: { sv: 'Höst igen' } })
    expect(readFileSync(at('s/seminar.yaml'), 'utf8')).toBe(seminar({ title: 'Höst igen', version: 2 }))
    // Written in the file, a number below is no reason to go back.
    write('s/seminar.yaml', seminar())
    expect((await build('s')).err).toMatch(/version 2 was built before .* write version: 3/)
    write(
      's/seminar.yaml',
      'id: autumn\ntitle: Höst\nlanguages: [sv]\ndate: 2026-10-20\nstart: 13.30\nprogramme:\n  - { kind: talk, title: x, recording: talk.mp4 }\n',
    )
    expect((await build('s', '--raise')).code).toBe(0)
    expect(readFileSync(at('s/seminar.yaml'), 'utf8')).toMatch(/^id: autumn\nversion: 3\ntitle: Höst\n/)
  })

  it('says so when the key is another, and signs anew', async () => {
    await prepared()
    await build('s')
    rmSync(at('s/organiser.key'))
    await key('s')
    const { code, out, err } = await build('s')
    expect([code, out, err]).toEqual([0, expect.stringMatching(/^autumn, version 1/), expect.stringMatching(/another key than before/)])
    expect((await desk('verify', at('s/pack'))).code).toBe(0)
  })

  it.each([
    [
      'a recording that is not there',
      { programme: [{ ...talk, recording: 'tlak.mp4' }] },
      /seminar\.yaml:\d+:\d+: there is no file tlak\.mp4; talk\.mp4 is meant, perhaps/,
    ],
    ['a recording that is none', { programme: [{ ...talk, recording: 'broken.mp4' }] }, /broken\.mp4 cannot be read as a recording: /],
    ['an empty one', { programme: [{ ...talk, recording: 'empty.mp4' }] }, /empty\.mp4 is empty; copy it here again/],
    ['slides that are no PDF', { programme: [{ ...talk, recording: { file: 'talk.mp4', slides: 'broken.mp4' } }] }, /broken\.mp4 is no PDF/],
    [
      'captions that are broken',
      { programme: [{ ...talk, recording: { file: 'talk.mp4', captions: { sv: 'bad.vtt' } } }] },
      /bad\.vtt:3: these are no times; write them as 00:01\.000 --> 00:04\.000\n {5}3 \| 00:00,000/,
    ],
    [
      'a chapter after the end',
      { programme: [{ ...talk, recording: { file: 'talk.mp4', chapters: [{ at: '4:30', title: 'x' }] } }] },
      /4:30 is after the end of the recording/,
    ],
    ['a picture that is none', { programme: [{ ...talk, recording: { file: 'talk.mp4', poster: 'broken.mp4' } }] }, /no picture could be made of /],
    ['a misspelt field', { titel: 'x' }, /"titel" is no field here; title is meant, perhaps/],
    [
      'a time that nobody can keep',
      { programme: [talk, { kind: 'pause', title: 'x', length: '1 h' }, { kind: 'pause', title: 'y', length: '1 min', at: '13:40' }] },
      /the items before this one take .* too long for its time/,
    ],
    ['a zone that nobody knows', { timeZone: 'Europe/Vinterå' }, /Europe\/Vinterå is unknown/],
  ])('with %s names the place and what to do, and leaves the earlier pack as it was', async (_, change, said) => {
    await prepared()
    write('s/broken.mp4', 'no recording')
    write('s/empty.mp4', '')
    write('s/bad.vtt', 'WEBVTT\n\n00:00,000 --> 00:01,000\nx\n')
    await build('s')
    const before = stateOf(at('s/pack'))
    write('s/seminar.yaml', seminar({ ...change, version: 2 }))
    const { code, err } = await build('s')
    expect([code, err]).toEqual([1, expect.stringMatching(said)])
    expect(stateOf(at('s/pack'))).toEqual(before)
    expect(existsSync(at('s/pack.part'))).toBe(false)
  })

  it('names everything that is wrong at once', async () => {
    await key('s')
    write('s/seminar.yaml', seminar({ programme: [talk, { ...talk, recording: 'b.mp4' }] }))
    const { err } = await build('s')
    expect(err).toMatch(/There are 2 things to correct\.\n/)
    expect(err.match(/there is no file/g)).toHaveLength(2)
    write('s/seminar.yaml', seminar({ date: '2026-02-30', people: ['Anna'], programme: [{ ...talk, recording: 'b.mp4', speakers: ['Kalle'] }] }))
    const { err: all } = await build('s')
    expect(all).toMatch(/There are 3 things to correct\.\n/)
    for (const said of [/there is no 2026-02-30/, /nobody under people is called Kalle/, /there is no file b\.mp4/]) expect(all).toMatch(said)
  })

  it('says that a time cannot be kept before anything is converted, and with --check too', async () => {
    await prepared()
    makeRecording(at('s/talk.mp4'), ['-c:v', 'mpeg4', '-c:a', 'aac'], { seconds: 3 })
    const pause = { kind: 'pause', title: 'Paus', at: '13:30', length: '5 min' }
    write('s/seminar.yaml', seminar({ programme: [{ kind: 'welcome', title: 'Hej', length: '2 min' }, talk, pause] }))
    for (const options of [['--check'], []].map((one) => [...one, '--cache', at('cache')])) {
      const { code, err } = await build('s', ...options)
      expect([code, err]).toEqual([1, expect.stringMatching(/seminar\.yaml:\d+:\d+: the items before this one take .* too long for its time/)])
    }
    expect(readdirSync(at('cache')).filter((name) => name.endsWith('.file'))).toEqual([])
  })

  it('remarks on what an organiser would want to know', async () => {
    await prepared()
    makeRecording(at('s/quiet.mp4'), fit, { tone: 'volume=0.05' })
    makeRecording(at('s/silent.mp4'), fit, { tone: 'volume=0' })
    writeFileSync(at('s/talk.sv.vtt'), Buffer.from('WEBVTT\n\n00:00.000 --> 00:03.000\nHej p\xe5 er\n\n00:05.000 --> 00:06.000\nSent\n', 'latin1'))
    write(
      's/seminar.yaml',
      seminar({
        languages: ['sv', 'en'],
        title: { sv: 'Höst' },
        programme: [talk, { ...talk, recording: 'quiet.mp4' }, { ...talk, recording: { file: 'silent.mp4', captions: 'none' } }],
      }),
    )
    const { code, err } = await build('s')
    expect(code).toBe(0)
    expect(err).toMatch(/quiet\.mp4 is very quiet; it lacks \d\d/)
    expect(err).toMatch(/quiet\.mp4 has no captions .* Put quiet\.sv\.vtt beside it/)
    expect(err).toMatch(/silent\.mp4 is silent/)
    expect(err).not.toMatch(/silent\.mp4 has no captions/)
    expect(err).toMatch(/talk\.sv\.vtt:1: it is not written in UTF-8/)
    expect(err).toMatch(/talk\.sv\.vtt:6: 1 caption would be shown after the end/)
    expect(err).toMatch(/this text is not there in en/)
    expect(readFileSync(at('s/pack/talks/talk-1.sv.vtt'), 'utf8')).toContain('Hej på er')
  })

  it('never replaces what is no pack of this seminar', async () => {
    await prepared()
    write('s/pack/mine.txt', 'mine')
    expect(await build('s')).toMatchObject({ code: 2, err: expect.stringMatching(/is there and is no pack/) })
    expect(readFileSync(at('s/pack/mine.txt'), 'utf8')).toBe('mine')
    await build('s', '--out', at('out'))
    write('s/seminar.yaml', seminar({ id: 'winter' }))
    expect(await build('s', '--out', at('out'))).toMatchObject({ code: 2, err: expect.stringMatching(/holds another seminar, autumn/) })
    appendFileSync(at('out/seminar.json'), ' ')
    expect(await build('s', '--out', at('out'))).toMatchObject({ code: 1, err: expect.stringMatching(/earlier build is damaged/) })
  })

  it('needs a key and a seminar, and says how to get them', async () => {
    write('s/seminar.yaml', seminar())
    copyTalk(at('s/talk.mp4'))
    expect(await build('s')).toMatchObject({ code: 2, err: expect.stringMatching(/desk keygen organiser\.key/) })
    expect(await build('nowhere')).toMatchObject({ code: 2, err: expect.stringMatching(/There is no seminar\.yaml at .*desk init/) })
    expect(await build('s', '--check')).toMatchObject({ code: 0, out: expect.stringMatching(/are right/) })
    expect(await build('s', '--key', at('none'))).toMatchObject({ code: 1, err: expect.stringMatching(/There is no key at .*desk keygen/) })
    expect(await build('s', '--key', at('s/seminar.yaml'))).toMatchObject({ code: 1, err: expect.stringMatching(/is no key that desk keygen made/) })
    expect(existsSync(at('s/pack'))).toBe(false)
  })

  it('is stopped by hand with code 130, and the earlier pack is there', async () => {
    await prepared()
    await build('s', '--cache', at('cache'))
    const before = stateOf(at('s/pack'))
    makeRecording(at('s/long.avi'), ['-c:v', 'mpeg4', '-c:a', 'mp3'], { seconds: 30, size: '640x360' })
    write('s/seminar.yaml', seminar({ version: 2, programme: [{ ...talk, recording: 'long.avi' }] }))
    const run = `import(${JSON.stringify(new URL('./desk.ts', import.meta.url).href)}).then(async ({ runDesk }) => { process.exitCode = await runDesk(process.argv.slice(1)) })`
    const child = spawn(process.execPath, ['-e', run, '--', 'build', at('s'), '--no-passphrase', '--cache', at('cache')], {
      stdio: ['ignore', 'ignore', 'pipe'],
    })
    let err = ''
    const ended = new Promise((resolve) => child.once('close', resolve))
    await new Promise<void>((resolve) => {
      child.stderr.setEncoding('utf8').on('data', (text: string) => {
        err += text
        if (err.includes('gets a new picture')) resolve()
      })
    })
    child.kill('SIGINT')
    expect(await ended).toBe(130)
    expect(err).toMatch(/Stopped\. The earlier pack is as it was/)
    expect(stateOf(at('s/pack'))).toEqual(before)
    expect(readdirSync(at('cache')).filter((name) => name.endsWith('.part'))).toEqual([])
  })

  it.skipIf(!withSmallDisk.possible)('on a full disk says so, and leaves the earlier pack as it was', async () => {
    await prepared()
    await withSmallDisk.run(3000, async (disk) => {
      const out = join(disk, 'pack')
      expect((await build('s', '--out', out)).code).toBe(0)
      const before = stateOf(out)
      makeRecording(at('s/talk.mp4'), fit, { seconds: 3 })
      write('s/seminar.yaml', seminar({ version: 2 }))
      writeFileSync(join(disk, 'ballast'), Buffer.alloc(2_500_000 - statSync(join(out, 'seminar.json')).size))
      expect(await build('s', '--out', out)).toMatchObject({
        code: 1,
        err: expect.stringMatching(/are needed at .*, and .* are free\. Make room there/),
      })
      expect(stateOf(out)).toEqual(before)
      // A cache that cannot take the conversion.
      makeRecording(at('s/talk.mp4'), ['-c:v', 'mpeg4', '-b:v', '20M', '-c:a', 'aac'], { seconds: 6, size: '640x360' })
      mkdirSync(join(disk, 'cache'))
      const full = await build('s', '--cache', join(disk, 'cache'))
      expect([full.code, full.err]).toEqual([1, expect.stringMatching(/no room left (on the disk|for what is made of it\. Make some)/)])
      expect(readdirSync(join(disk, 'cache')).filter((name) => name.endsWith('.part'))).toEqual([])
    })
  })

  it('gives the same bytes for the same files', async () => {
    await prepared()
    makeRecording(at('s/talk.mp4'), ['-c:v', 'mpeg4', '-c:a', 'mp3'], { seconds: 3 })
    await build('s', '--cache', at('cache'))
    mkdirSync(at('t'))
    for (const name of ['seminar.yaml', 'talk.mp4', 'organiser.key']) copyFileSync(at('s', name), at('t', name))
    await build('t', '--cache', at('other-cache'))
    expect(stateOf(at('t/pack'))).toEqual(stateOf(at('s/pack')))
  })
})

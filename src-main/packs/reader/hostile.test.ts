import { execFile } from 'node:child_process'
import { sign } from 'node:crypto'
import { createWriteStream, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { promisify } from 'node:util'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { ZipFile } from 'yazl'
import { writeSignature } from '../../../src-shared/packs/signature.ts'
import { testKey, testTalk, writeTestPack } from '../test-pack.ts'
import { publicKeyOf } from './seal-pack.ts'

/** Much more than any of them needs, and less than a room PC misses. */
const mostMemory = 100
const mostTime = 2000

let directory = ''
const packs = new Map<string, { readonly path: string; readonly expected: RegExp }>()
let told: readonly { readonly path: string; readonly outcome: string; readonly milliseconds: number; readonly peak: number }[] = []

const files = { 'media/talk.mp4': testTalk(70_000) }
const place = (name: string) => join(directory, `${packs.size}-${name.replaceAll(/[^a-z]+/gi, '-').slice(0, 30)}`)
const note = (name: string, path: string, expected: RegExp): void => void packs.set(name, { path, expected })

/** A pack whose manifest is signed as it stands, whatever stands in it. */
const signed = async (name: string, change: (text: string) => string, expected = /^pack-invalid/): Promise<void> => {
  const folder = place(name)
  await writeTestPack(folder, { files })
  const bytes = Buffer.from(change(readFileSync(join(folder, 'seminar.json'), 'utf8')))
  writeFileSync(join(folder, 'seminar.json'), bytes)
  writeFileSync(join(folder, 'seminar.sig'), writeSignature({ publicKey: publicKeyOf(testKey), signature: sign(null, bytes, testKey) }))
  note(name, folder, expected)
}
const withPath = (name: string, path: string) =>
  signed(`${name} ${JSON.stringify(path)}`, (text) => text.replaceAll('"media/talk.mp4"', JSON.stringify(path)))
const withField = (name: string, from: string | RegExp, to: string) => signed(name, (text) => text.replace(from, to))

const own = ['seminar.json', 'seminar.sig', 'seminar.chunks', 'media/talk.mp4']
/** A `.talkpack` of a good pack; `add` may put something else in, `spoil` change its bytes. */
const zipped = async (
  name: string,
  expected: RegExp,
  { add, spoil }: { add?: (zip: ZipFile, folder: string) => void; spoil?: (bytes: Buffer) => Buffer },
): Promise<void> => {
  const folder = place(name)
  await writeTestPack(folder, { files })
  const zip = new ZipFile()
  for (const file of own) zip.addFile(join(folder, file), file, { compress: false })
  add?.(zip, folder)
  zip.end()
  const path = `${folder}.talkpack`
  await pipeline(zip.outputStream, createWriteStream(path))
  if (spoil !== undefined) writeFileSync(path, spoil(readFileSync(path)))
  note(name, path, expected)
}
const entry = Buffer.from('PK\x01\x02', 'latin1')
/** Changes the last entry of the directory at the end, which is the talk's. */
const inEntry = (change: (bytes: Buffer, at: number) => void) => (bytes: Buffer) => {
  change(bytes, bytes.lastIndexOf(entry))
  return bytes
}
const plain = (name: string) => (zip: ZipFile) => zip.addBuffer(Buffer.from('1'), name, { compress: false })

const paths = {
  'a path that leads out': ['../x.mp4', 'a/../../x.mp4', 'media/..', '..'],
  'a path that leads out, written otherwise': [
    '%2e%2e/x',
    '..%2fx',
    '%252e%252e%252fx',
    '..\\x',
    '..\u2215x',
    '\uff0e\uff0e/x',
    '..\uff0fx',
    '\u2025/x',
    '.\u0000./x',
  ],
  'an absolute path': ['/etc/passwd', 'C:/x', 'c:\\x', '\\\\server\\share\\x', 'file:///etc/passwd', '~/x'],
  'letters that look alike': ['media/t\u0430lk.mp4', 'media/talk\u200b.mp4', 'media/\u202e4pm.klat', 'media/tal\u212a.mp4'],
}

beforeAll(async () => {
  directory = mkdtempSync(join(tmpdir(), 'hostile-'))
  await writeTestPack(place('good'), { files })
  note('a good pack', place('good'), /^taken$/)
  for (const [name, written] of Object.entries(paths)) for (const path of written) await withPath(name, path)

  for (const [field, number] of [
    ['size', '1e999'],
    ['size', '9007199254740993'],
    ['size', '-1'],
    ['size', `1${'0'.repeat(100_000)}`],
    ['version', '1e308'],
    ['version', '0.1'],
  ] as const)
    await withField(`a huge or odd number, ${field} ${number.slice(0, 20)}`, new RegExp(`"${field}": ?\\d+`), `"${field}":${number}`)
  for (const [field, time] of [
    ['start', '"NaN"'],
    ['start', '"2022-02-30T13:30"'],
    ['start', '"+275760-09-13T00:00"'],
    ['timeZone', '"NaN/NaN"'],
  ] as const)
    await withField(`a time that is none, ${field} ${time}`, new RegExp(`"${field}": ?"[^"]*"`), `"${field}":${time}`)
  for (const number of ['1e999', '-1e999', 'NaN', '"NaN"', 'null', '0'])
    await withField(`a length that is none, ${number}`, /"seconds": ?\d+/, `"seconds":${number}`)

  await signed('JSON that is nested without end', () => `{"format":1,"id":${'['.repeat(2_000_000)}`)
  await signed('JSON that is nested deep', () => `{"format":1,"id":${'[{"a":'.repeat(200_000)}1${'}]'.repeat(200_000)}}`)
  await signed('a hundred thousand keys', () => `{"format":1,${Array.from({ length: 100_000 }, (_, n) => `"key${n}":${n}`).join(',')}}`)
  const file = '{"path":"a","size":1,"sha256":"","chunkRoot":""}'
  await signed('as many files as a manifest can hold', () => `{"format":1,"files":[${`${file},`.repeat(85_000)}${file}]}`)
  await signed('a million files', () => `{"format":1,"files":[${`${file},`.repeat(1_000_000)}${file}]}`)
  await signed('a million programme items', (text) => text.replace(/"programme": ?\[/, `"programme":[${'{},'.repeat(1_000_000)}`))

  const linked = place('a talk that is a link out of the folder')
  await writeTestPack(linked, { files })
  renameSync(join(linked, 'media/talk.mp4'), join(directory, 'outside.mp4'))
  symlinkSync(join(directory, 'outside.mp4'), join(linked, 'media/talk.mp4'))
  note('a talk that is a link out of the folder', linked, /^unreadable: .*link that leaves/)
  const control = place('a manifest that is a link out of the folder')
  mkdirSync(control)
  symlinkSync('/etc/hostname', join(control, 'seminar.json'))
  note('a manifest that is a link out of the folder', control, /^source-refused/)
  const round = place('a link that leads to itself')
  mkdirSync(round)
  symlinkSync('seminar.json', join(round, 'seminar.json'))
  note('a link that leads to itself', round, /^source-refused/)
  const endless = place('a manifest without end')
  mkdirSync(endless)
  symlinkSync('/dev/zero', join(endless, 'seminar.json'))
  note('a manifest without end', endless, /^source-(refused|wrong)/)

  await zipped('a ZIP with a name twice', /twice/, { add: plain('media/TALK.mp4') })
  await zipped('a ZIP with a bomb', /compressed/, { add: (zip) => zip.addBuffer(Buffer.alloc(50_000_000), 'media/bomb.mp4', { compress: true }) })
  await zipped('a ZIP with a link', /link or a folder/, {
    add: (zip) => zip.addBuffer(Buffer.from('/etc'), 'media/x.mp4', { compress: false, mode: 0o120777 }),
  })
  await zipped('a ZIP with a file that nobody listed', /taken/, { add: plain('media/other.mp4') })
  await zipped('a ZIP with 2004 entries', /entries/, { add: (zip) => Array.from({ length: 2001 }, (_, n) => plain(`media/${n}.mp4`)(zip)) })
  await zipped('a ZIP whose entries overlap', /contradict|lies over/, { spoil: inEntry((bytes, at) => bytes.writeUInt32LE(0, at + 42)) })
  await zipped('a ZIP with two sizes', /source-wrong/, { spoil: inEntry((bytes, at) => bytes.writeUInt32LE(9_000_000, at + 24)) })
  await zipped('a ZIP with a size beyond its end', /source-wrong/, {
    spoil: inEntry((bytes, at) => {
      bytes.writeUInt32LE(0xf000_0000, at + 20)
      bytes.writeUInt32LE(0xf000_0000, at + 24)
    }),
  })
  await zipped('a ZIP that says it has 65 000 entries', /entries/, {
    spoil: (bytes) => {
      const end = bytes.lastIndexOf(Buffer.from('PK\x05\x06', 'latin1'))
      bytes.writeUInt16LE(65_000, end + 8)
      bytes.writeUInt16LE(65_000, end + 10)
      return bytes
    },
  })
  await zipped('a ZIP cut off', /source-wrong/, { spoil: (bytes) => bytes.subarray(0, bytes.length - 30) })

  const child = [join(import.meta.dirname, 'hostile-child.ts'), ...[...packs.values()].map(({ path }) => path)]
  const { stdout } = await promisify(execFile)(process.execPath, child, { maxBuffer: 1e8 })
  told = stdout
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line))
}, 60_000)
afterAll(() => rmSync(directory, { recursive: true, force: true }))

describe('packs that mean harm, read one after the other by one process', () => {
  it('are each refused, and for what is wrong with them', () => {
    expect(told.length).toBe(packs.size)
    const wrong = [...packs].flatMap(([name, { path, expected }]) => {
      const outcome = told.find((one) => one.path === path)?.outcome ?? 'nothing'
      return expected.test(outcome) ? [] : [`${name}: ${outcome.slice(0, 200)}`]
    })
    expect(wrong).toEqual([])
  })

  it(`take less than ${mostTime / 1000} s each`, () => {
    expect(told.filter(({ milliseconds }) => milliseconds > mostTime)).toEqual([])
  })

  it(`need less than ${mostMemory} MB more than the good one, all of them together`, () => {
    expect((told.at(-1)?.peak ?? 0) - (told[0]?.peak ?? 0)).toBeLessThan(mostMemory)
  })
})

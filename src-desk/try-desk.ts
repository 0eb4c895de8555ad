import { execFileSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterAll, afterEach, beforeAll, beforeEach, vi } from 'vitest'
import { runDesk } from './desk.ts'

/** For tests: a folder of its own for each test, and commands with what they say. */
export const tryDesk = () => {
  let directory = ''
  // Shared by the tests of a file, which use the same recordings over and over.
  let cache = ''
  let out = ''
  let err = ''
  let all = ''
  const begin = () => {
    out = ''
    err = ''
    all = ''
  }
  beforeAll(() => {
    cache = mkdtempSync(join(tmpdir(), 'desk-cache-'))
  })
  afterAll(() => rmSync(cache, { recursive: true, force: true }))
  beforeEach(() => {
    directory = mkdtempSync(join(tmpdir(), 'desk-'))
    vi.spyOn(process.stdout, 'write').mockImplementation((text) => {
      out += String(text)
      all += String(text)
      return true
    })
    vi.spyOn(process.stderr, 'write').mockImplementation((text) => {
      err += String(text)
      all += String(text)
      return true
    })
  })
  afterEach(() => {
    vi.restoreAllMocks()
    rmSync(directory, { recursive: true, force: true })
  })
  const at = (...names: string[]) => join(directory, ...names)
  return {
    at,
    write: (name: string, content: string | Uint8Array) => {
      mkdirSync(dirname(at(name)), { recursive: true })
      writeFileSync(at(name), content)
    },
    /** Runs a command for its exit code; `said` is what it said then, on both streams as a terminal shows them. */
    run: (...argv: string[]) => {
      begin()
      return runDesk(argv)
    },
    said: () => all,
    desk: async (...argv: string[]) => {
      begin()
      const code = await runDesk(argv)
      return { code, out, err }
    },
    /** A key without a passphrase, where `build` looks for it. */
    key: async (folder: string) => {
      mkdirSync(at(folder), { recursive: true })
      await runDesk(['keygen', at(folder, 'organiser.key'), '--no-passphrase'])
    },
    /** Builds without a passphrase. */
    build: async (folder: string, ...options: string[]) => {
      begin()
      const code = await runDesk(['build', at(folder), '--no-passphrase', '--cache', cache, ...options])
      return { code, out, err }
    },
  }
}

/** For tests: a small recording made by ffmpeg. `args` say how, after a moving picture and a tone of so many seconds. */
export const makeRecording = (path: string, args: readonly string[], { seconds = 2, rate = 25, size = '160x90', tone = 'volume=0.5' } = {}): void => {
  mkdirSync(dirname(path), { recursive: true })
  const picture = ['-f', 'lavfi', '-i', `testsrc2=size=${size}:rate=${rate}:duration=${seconds}`]
  const sound = ['-f', 'lavfi', '-i', `sine=frequency=440:duration=${seconds},${tone}`]
  execFileSync('ffmpeg', ['-v', 'error', '-nostdin', ...picture, ...sound, ...args, '-y', path], { stdio: ['ignore', 'ignore', 'inherit'] })
}

/** For tests: a small recording that stays as it is. It is made once. */
export const copyTalk = (() => {
  let made: Buffer | null = null
  return (path: string): void => {
    if (made === null) {
      makeRecording(path, fit)
      made = readFileSync(path)
    }
    mkdirSync(dirname(path), { recursive: true })
    writeFileSync(path, made)
  }
})()

/** For tests: how a recording is that stays as it is. */
export const fit: readonly string[] = [
  '-c:v',
  'libx264',
  '-preset',
  'ultrafast',
  '-pix_fmt',
  'yuv420p',
  '-g',
  '50',
  '-c:a',
  'aac',
  '-movflags',
  '+faststart',
]

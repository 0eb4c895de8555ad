import { spawnSync } from 'node:child_process'
import { chmodSync, mkdtempSync, readdirSync, rmSync, statSync, symlinkSync } from 'node:fs'
import { connect } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { createMemoryLog } from '../logging/memory-log.ts'
import { hearSecondStarts, type SecondStart, type SecondStarts, tellRunning } from './second-starts.ts'

const invitation = 'talkroom://join?v=1&seminar=demo&key=7K3P9XQAM2D40VTB&room=H%C3%B6%C3%B6r&group=3'

describe.runIf(process.platform === 'linux')('a second start', () => {
  let profile = ''
  let starts: SecondStarts | null = null
  beforeEach(() => {
    // Deeper than the name of a socket may be long.
    profile = join(mkdtempSync(join(tmpdir(), 'second-')), 'p'.repeat(150))
  })
  afterEach(async () => {
    await starts?.close()
    starts = null
    rmSync(join(profile, '..'), { recursive: true, force: true })
  })
  const hear = async () => {
    const heard: SecondStart[] = []
    starts = hearSecondStarts(profile, createMemoryLog())
    await expect.poll(() => sockets()).toEqual(['kiosk.sock'])
    return { heard, listen: () => starts?.on((start) => heard.push(start)) }
  }
  const sockets = () => {
    try {
      return readdirSync(join(profile, 'run'))
    } catch {
      return []
    }
  }

  it('hands its invitation, or the wish to see the kiosk, to the one that runs', async () => {
    const { heard, listen } = await hear()
    listen()
    expect(await tellRunning(profile, { invitation })).toBe('heard')
    expect(await tellRunning(profile, { invitation: null })).toBe('heard')
    expect(await tellRunning(profile, { invitation: '0123-456X' })).toBe('heard')
    expect(heard).toEqual([{ invitation }, { invitation: null }, { invitation: '0123-456X' }])
  })

  it('is heard by a kiosk that is still starting', async () => {
    const { heard, listen } = await hear()
    await tellRunning(profile, { invitation })
    listen()
    expect(heard).toEqual([{ invitation }])
  })

  it('is told when nobody answers', async () => {
    expect(await tellRunning(profile, { invitation })).toBe('no-answer')
    await hear()
    await starts?.close()
    starts = null
    expect(sockets()).toEqual([])
    expect(await tellRunning(profile, { invitation })).toBe('no-answer')
  })

  it('comes after a kiosk that was killed, too', async () => {
    const killed = `import { hearSecondStarts } from ${JSON.stringify(join(import.meta.dirname, 'second-starts.ts'))}
      const log = { warn: console.error }
      hearSecondStarts(${JSON.stringify(profile)}, log)
      setTimeout(() => process.kill(process.pid, 'SIGKILL'), 300)`
    spawnSync(process.execPath, ['--input-type=module', '--eval', killed])
    expect(sockets()).toEqual(['kiosk.sock'])
    expect(await tellRunning(profile, { invitation })).toBe('no-answer')
    const { heard, listen } = await hear()
    listen()
    await expect.poll(() => tellRunning(profile, { invitation })).toBe('heard')
    expect(heard.at(-1)).toEqual({ invitation })
  })

  it('carries nothing but an invitation', async () => {
    const { heard, listen } = await hear()
    listen()
    const short = join(profile, '..', 's')
    symlinkSync(join(profile, 'run'), short)
    const say = (text: string) =>
      new Promise<string>((resolve) => {
        let answer = ''
        const socket = connect(join(short, 'kiosk.sock'))
        socket.on('data', (data) => {
          answer += data.toString()
        })
        socket.on('error', () => undefined)
        socket.on('close', () => resolve(answer))
        socket.end(text)
      })
    for (const text of [
      'quit\n',
      '\n',
      '{"name":"staff.leaveKiosk"}\n',
      `${invitation}\n${invitation}\n`,
      `${invitation}\u0007\n`,
      invitation,
      `talkroom:${'x'.repeat(30_000)}\n`,
    ])
      expect(await say(text)).toBe('')
    expect(await say('focus\n')).toBe('ok\n')
    expect(heard).toEqual([{ invitation: null }])
    for (const none of ['focus\ntalkroom:x', 'focus', 'nonsense', '7K3P-9XQA'])
      expect(await tellRunning(profile, { invitation: none })).toBe('no-invitation')
  })

  it('of another user of the machine does not get in', async () => {
    await hear()
    expect(statSync(join(profile, 'run')).mode & 0o777).toBe(0o700)
    // Only root can start somebody else's process; elsewhere the folder's mode has to do.
    if (process.getuid?.() !== 0) return
    for (const folder of [join(profile, '..'), profile]) chmodSync(folder, 0o755)
    const seen = (folder: string) => spawnSync('ls', [folder], { uid: 65_534, gid: 65_534, encoding: 'utf8' }).stdout
    expect([seen(profile), seen(join(profile, 'run'))]).toEqual(['run\n', ''])
  })
})

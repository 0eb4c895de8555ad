import { spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import { mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { lastLines, run } from '../../build/setup/say.mjs'

const must = async (command, args, options) => {
  const { code, output } = await run(command, args, options)
  if (code !== 0) throw new Error(`${command} failed:\n${lastLines(output)}`)
  return output
}

/** A key that is thrown away with its folder. */
const makeKey = async () => {
  const home = mkdtempSync(join(tmpdir(), 'talkroom-gpg-'))
  const gpg = ['--homedir', home, '--batch', '--yes', '--pinentry-mode', 'loopback', '--passphrase', '']
  await must('gpg', [...gpg, '--quick-generate-key', 'Talkroom <talkroom@example.org>', 'ed25519', 'sign', 'never'])
  return {
    export: (to) => must('gpg', [...gpg, '--output', to, '--export']),
    sign: (from, to) => must('gpg', [...gpg, '--output', to, '--clearsign', from]),
    forget: async () => {
      await run('gpgconf', ['--homedir', home, '--kill', 'all'])
      rmSync(home, { recursive: true, force: true })
    },
  }
}

const port = 8099

/**
 * A package archive as IT has one: packages, their list, and a signature over it, served over HTTP in the network of the
 * machine whose first process this is.
 */
export const openArchive = async (folder, first) => {
  mkdirSync(folder, { recursive: true })
  const [own, strange] = [await makeKey(), await makeKey()]
  await own.export(join(folder, 'talkroom.gpg'))
  const server = spawn(
    'nsenter',
    ['--target', String(first), '--net', process.execPath, join(import.meta.dirname, 'serve-folder.mjs'), folder, String(port)],
    {
      stdio: 'ignore',
    },
  )
  await wait(500)
  return {
    source: `deb [signed-by=/etc/apt/keyrings/talkroom.gpg] http://127.0.0.1:${port} ./`,
    /** Lists and signs what lies in it by now. */
    publish: async ({ by = 'own' } = {}) => {
      const packages = await must('sh', ['-c', 'dpkg-scanpackages --multiversion . 2>/dev/null'], { cwd: folder })
      writeFileSync(join(folder, 'Packages'), packages)
      const sum = createHash('sha256')
        .update(readFileSync(join(folder, 'Packages')))
        .digest('hex')
      const release = [
        'Origin: Talkroom',
        'Suite: stable',
        `Date: ${new Date().toUTCString().replace('GMT', '+0000')}`,
        'SHA256:',
        ` ${sum} ${statSync(join(folder, 'Packages')).size} Packages`,
      ]
      writeFileSync(join(folder, 'Release'), `${release.join('\n')}\n`)
      await (by === 'own' ? own : strange).sign(join(folder, 'Release'), join(folder, 'InRelease'))
      rmSync(join(folder, 'Release'))
    },
    close: async () => {
      server.kill()
      await own.forget()
      await strange.forget()
    },
  }
}

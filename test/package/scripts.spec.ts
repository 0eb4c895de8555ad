import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { maintainerScripts } from '../../build/package/linux-files.mjs'
import { inRepository } from '../../build/setup/paths.mjs'
import { run } from '../../build/setup/say.mjs'

const linux = inRepository('assets', 'linux')
const work = mkdtempSync(join(tmpdir(), 'package-scripts-'))
afterAll(() => rmSync(work, { recursive: true, force: true }))
const scripts = [
  ...readdirSync(linux).filter((name) => name.endsWith('.sh')),
  ...['preinst', 'postinst', 'prerm', 'postrm'].map((name) => `debian/${name}`),
]

describe('the scripts of the packages', () => {
  it.each(scripts)('%s is one that shellcheck finds nothing in', async (name) => {
    const { code, output } = await run('shellcheck', ['--shell=sh', join(linux, name)])
    expect(code, output).toBe(0)
  })

  it('are plain sh, so that each system runs them', () => {
    for (const name of scripts) expect(readFileSync(join(linux, name), 'utf8')).toMatch(/^#!\/bin\/sh\n/)
  })

  it('of the Electron package come to one that shellcheck finds nothing in', async () => {
    const { postinst } = maintainerScripts({ more: readFileSync(join(linux, 'debian', 'postinst-electron'), 'utf8') })
    const path = join(work, 'postinst')
    writeFileSync(path, postinst)
    const { code, output } = await run('shellcheck', ['--shell=sh', path])
    expect(code, output).toBe(0)
  })

  it('of the Electron package go on with what the builder’s own does after an installation, but give nothing the right to become root', () => {
    const own = readFileSync(inRepository('node_modules/app-builder-lib/templates/linux/after-install.tpl'), 'utf8')
    const ours = readFileSync(join(linux, 'debian', 'postinst-electron'), 'utf8')
    for (const step of [/apparmor_parser .*--skip-kernel-load/, /cp .*apparmor/i, /apparmor_parser --replace --write-cache/]) {
      expect(own).toMatch(step)
      expect(ours).toMatch(step)
    }
    // A builder that does something else by now has to be looked at again.
    const steps = [...own.matchAll(/^\s*(?:chmod \d+|update-[\w-]+|cp|apparmor_parser|ln|rm)\b/gm)].map(([step]) => step.trim())
    expect(steps).toEqual([
      'rm',
      'update-alternatives',
      'ln',
      'chmod 4755',
      'chmod 0755',
      'update-mime-database',
      'update-desktop-database',
      'cp',
      'apparmor_parser',
    ])
    for (const name of scripts) expect(readFileSync(join(linux, name), 'utf8')).not.toMatch(/chmod.*([ugo]\+s|[24-7]\d{3})/)
    expect(ours).not.toMatch(/chmod/)
  })
})

describe('the profiles for AppArmor', () => {
  const understood = async (path: string) => {
    const { code, output } = await run('apparmor_parser', ['--skip-kernel-load', '--skip-cache', path])
    expect(code, output).toBe(0)
  }

  it('of the Chromium package can be read', () => understood(join(linux, 'apparmor')))

  it('of the Electron package can be read, by a parser of Debian 12 but for what that does not know', async () => {
    const { output } = await run('apparmor_parser', ['--version'])
    const [, major = '0'] = /version (\d+)\./.exec(output) ?? []
    const profile = readFileSync(join(linux, 'apparmor-electron'), 'utf8')
    expect(profile).toMatch(/^abi <abi\/4\.0>,$/m)
    expect(profile).toMatch(/^ {2}userns,$/m)
    const path = join(work, 'apparmor')
    writeFileSync(path, Number(major) >= 4 ? profile : profile.replace('<abi/4.0>', '<abi/3.0>').replace(/^ {2}userns,$/m, ''))
    await understood(path)
  })

  it('of the Electron package is about the program wherever the session starts it: this version, and the one before', () => {
    const session = readFileSync(join(linux, 'session.sh'), 'utf8')
    const places = ['current', 'previous'].map((name) => new RegExp(`^${name}=/(\\S+)$`, 'm').exec(session)?.[1])
    expect(places).toEqual([expect.stringMatching(/^usr\//), expect.stringMatching(/^var\//)])
    const profile = readFileSync(join(linux, 'apparmor-electron'), 'utf8')
    expect(profile).toContain(`profile talkroom /{${places.join(',')}}/electron/talkroom flags=(unconfined) {`)
  })
})

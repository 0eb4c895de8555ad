import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { inRepository } from '../../build/setup/paths.mjs'
import { run } from '../../build/setup/say.mjs'

const linux = inRepository('assets', 'linux')
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

  it('of the Electron package go on with what the builder’s own does after an installation', () => {
    const own = readFileSync(inRepository('node_modules/app-builder-lib/templates/linux/after-install.tpl'), 'utf8')
    const ours = readFileSync(join(linux, 'debian', 'postinst-electron'), 'utf8')
    for (const step of [
      /unshare --user true/,
      /chmod 4755 .*(chrome-)?sandbox/,
      /chmod 0755 .*(chrome-)?sandbox/,
      /apparmor_parser --replace --write-cache/,
    ]) {
      expect(own).toMatch(step)
      expect(ours).toMatch(step)
    }
  })
})

it('the profile for AppArmor can be read', async () => {
  const { code, output } = await run('apparmor_parser', ['--skip-kernel-load', '--skip-cache', join(linux, 'apparmor')])
  expect(code, output).toBe(0)
})

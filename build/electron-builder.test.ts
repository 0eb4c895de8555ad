import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { describe, expect, it } from 'vitest'
import { inRepository } from './setup/paths.mjs'

const require = createRequire(import.meta.url)

describe('electron-builder.yml', () => {
  it('is what electron-builder understands', async () => {
    const { getConfig, validateConfiguration } = require('app-builder-lib/out/util/config/config')
    const { DebugLogger } = require('builder-util')
    const configuration = await getConfig(inRepository(), 'electron-builder.yml', null)
    await expect(validateConfiguration(configuration, new DebugLogger(false))).resolves.toBeUndefined()
  })

  it('has the system hand over links of invitations: in the desktop entry, on macOS, and by the Windows installer', async () => {
    const { getConfig } = require('app-builder-lib/out/util/config/config')
    const { LinuxTargetHelper } = require('app-builder-lib/out/targets/LinuxTargetHelper')
    const config = await getConfig(inRepository(), 'electron-builder.yml', null)
    const packager = {
      appInfo: { productName: config.productName },
      executableName: config.linux.executableName,
      fileAssociations: [],
      platformSpecificBuildOptions: config.linux,
      config,
      info: { metadata: {}, tempDirManager: {} },
    }
    const helper = Object.assign(Object.create(LinuxTargetHelper.prototype), { packager })
    const entry: string = await helper.computeDesktopEntry(config.linux, 'talkroom %U')
    expect(entry).toContain('MimeType=x-scheme-handler/talkroom;')
    expect(config.linux.executableArgs.at(-1)).toBe('%U')
    const installer = readFileSync(inRepository(config.directories.buildResources, 'installer.nsh'), 'utf8')
    expect(installer).toContain('"Software\\Classes\\talkroom" "URL Protocol" ""')
    expect(installer).toContain(`"--" "%1"'`)
  })
})

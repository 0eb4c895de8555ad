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
})

import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { seenConnectors } from './seen-connectors.ts'

let folder = ''
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'drm-'))
  mkdirSync(join(folder, 'card1'))
  mkdirSync(join(folder, 'version'))
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

/** A connector as the kernel shows it; the monitor's name stands in the second of four blocks. */
const connector = (name: string, status: string, enabled: string, monitor: string | null = null) => {
  mkdirSync(join(folder, name))
  const edid = Buffer.alloc(128)
  if (monitor !== null) {
    edid[75] = 0xfc
    edid.write(`${monitor}\n`, 77, 'latin1')
  }
  for (const [file, content] of [
    ['status', `${status}\n`],
    ['enabled', `${enabled}\n`],
    ['edid', monitor === null ? '' : edid],
  ] as const)
    writeFileSync(join(folder, name, file), content)
}

it('the room’s screen is the one with the picture, with the monitor’s own name, and what else is plugged in is dark', async () => {
  connector('card1-HDMI-A-1', 'connected', 'enabled', 'SAMSUNG')
  connector('card1-HDMI-A-2', 'connected', 'disabled', 'BENQ')
  connector('card1-DP-1', 'disconnected', 'disabled')
  expect(await seenConnectors(folder)).toEqual({
    lit: { connector: 'HDMI-A-1', label: 'SAMSUNG' },
    dark: [{ connector: 'HDMI-A-2', label: 'BENQ' }],
  })
})

it('a screen has no name where its monitor says none', async () => {
  connector('card0-eDP-1', 'connected', 'enabled')
  expect(await seenConnectors(folder)).toEqual({ lit: { connector: 'eDP-1', label: '' }, dark: [] })
})

it('no screen is guessed where two have a picture, or none, or the kernel shows nothing', async () => {
  expect(await seenConnectors(folder)).toBeNull()
  connector('card1-HDMI-A-1', 'connected', 'enabled', 'SAMSUNG')
  connector('card2-DP-1', 'connected', 'enabled', 'BENQ')
  expect(await seenConnectors(folder)).toBeNull()
  expect(await seenConnectors(join(folder, 'none'))).toBeNull()
})

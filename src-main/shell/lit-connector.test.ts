import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { litConnector } from './lit-connector.ts'

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

it('the room’s screen is the one with the picture, with the monitor’s own name, whatever else is plugged in', async () => {
  connector('card1-HDMI-A-1', 'connected', 'enabled', 'SAMSUNG')
  connector('card1-HDMI-A-2', 'connected', 'disabled', 'BENQ')
  connector('card1-DP-1', 'disconnected', 'disabled')
  expect(await litConnector(folder)).toEqual({ connector: 'HDMI-A-1', label: 'SAMSUNG' })
})

it('a screen has no name where its monitor says none', async () => {
  connector('card0-eDP-1', 'connected', 'enabled')
  expect(await litConnector(folder)).toEqual({ connector: 'eDP-1', label: '' })
})

it('no screen is guessed where two have a picture, or none, or the kernel shows nothing', async () => {
  expect(await litConnector(folder)).toBeNull()
  connector('card1-HDMI-A-1', 'connected', 'enabled', 'SAMSUNG')
  connector('card2-DP-1', 'connected', 'enabled', 'BENQ')
  expect(await litConnector(folder)).toBeNull()
  expect(await litConnector(join(folder, 'none'))).toBeNull()
})

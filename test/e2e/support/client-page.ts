import { join } from 'node:path'
import type { Page } from '@playwright/test'
import { build } from 'vite'
import { pass } from '../../../src-desk/plenary/test-desk.ts'
import type { Member } from '../../../src-shared/plenary/members.ts'

let bundle: Promise<string> | null = null

const made = async (): Promise<string> => {
  const entry = join(import.meta.dirname, 'client-entry.ts')
  const built = await build({ configFile: false, logLevel: 'error', build: { write: false, lib: { entry, formats: ['iife'], name: 'client' } } })
  const [one] = Array.isArray(built) ? built : [built]
  if (one === undefined || !('output' in one)) throw new Error('nothing was built')
  return one.output[0].code
}

export type ClientPage = { readonly seminar?: string; readonly camera?: boolean; readonly host?: string; readonly tone?: number }

/** A page as a member, with the media client of rooms and presenters; its sound and picture are on their way. */
export const comeInWithClient = async (
  page: Page,
  port: number,
  member: Member,
  { host = '127.0.0.1', seminar = 'demo', tone = 1000, camera = false }: ClientPage = {},
) => {
  bundle ??= made()
  const content = await bundle
  await page.goto(`http://${host}:${port}/health`)
  await page.addScriptTag({ content })
  const device = `device-of-${member.id}`.padEnd(22, 'x')
  await page.evaluate((options) => window.enterClient(options), {
    url: `ws://${host}:${port}/plenary`,
    pass: pass(member, { seminar }),
    device,
    tone,
    camera,
  })
  await page.evaluate(() => window.client.media.join())
}

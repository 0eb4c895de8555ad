import { spawnSync } from 'node:child_process'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { type Listed, missingInElectron, onlyChromium, withoutKiosk } from '../shells.ts'

const root = join(import.meta.dirname, '..', '..')
const specs = readdirSync(join(root, 'test/e2e')).filter((name) => name.endsWith('.spec.ts'))
/** Specs of which nothing is for Electron, each test for a reason of its own. */
const wholly = ['displays.spec.ts', 'plenary-proxy.spec.ts', 'screenshots.spec.ts']
const textOf = (spec: string): string => readFileSync(join(root, 'test/e2e', spec), 'utf8')

type Suite = { readonly suites?: readonly Suite[]; readonly specs?: readonly Spec[] }
type Spec = {
  readonly file: string
  readonly title: string
  readonly tests: readonly { readonly projectName: string; readonly annotations: Listed['annotations'] }[]
}

/** What Playwright itself says that each suite has; nothing is run, and no Electron is needed for it. */
const list = (): readonly Listed[] => {
  const { stdout, stderr } = spawnSync(
    process.execPath,
    [join(root, 'node_modules/@playwright/test/cli.js'), 'test', '--config', 'test/playwright.config.ts', '--list', '--reporter=json'],
    { cwd: root, encoding: 'utf8', maxBuffer: 50_000_000, env: { ...process.env, TALKROOM_ELECTRON: '/nowhere/electron' } },
  )
  if (!stdout.startsWith('{')) throw new Error(`Playwright lists nothing: ${stdout} ${stderr}`)
  const { suites, errors } = JSON.parse(stdout) as { suites: readonly Suite[]; errors: readonly unknown[] }
  expect(errors).toEqual([])
  const specsIn = (suite: Suite): readonly Spec[] => [...(suite.specs ?? []), ...(suite.suites ?? []).flatMap(specsIn)]
  return suites
    .flatMap(specsIn)
    .flatMap(({ file, title, tests }) => tests.map(({ projectName, annotations }) => ({ file, title, project: projectName, annotations })))
}

describe('the suites of the two shells', () => {
  it('have the same tests, but for what is about one of them and says why', () => {
    const all = list()
    expect(missingInElectron(all)).toEqual([])
    const both = all.filter(({ project, file }) => project === 'electron' && !file.includes('electron/'))
    expect(both.length).toBeGreaterThan(70)
    expect(new Set(both.map(({ file }) => file.replace(/^.*\//, ''))).size).toBe(
      specs.filter((spec) => withoutKiosk[spec] === undefined && !wholly.includes(spec)).length,
    )
    expect(all.some(({ project, file }) => project === 'electron' && file.includes('electron/lockdown'))).toBe(true)
  })

  it('notice a test that Electron does not have', () => {
    const one = (project: string, title: string, more: Partial<Listed> = {}): Listed => ({
      file: 'a.spec.ts',
      title,
      project,
      annotations: [],
      ...more,
    })
    const everywhere = [one('rooms', 'both'), one('electron', 'both')]
    const marked = one('rooms', 'marked', { annotations: [onlyChromium('its window manager is its own').annotation] })
    const page = one('pages', 'a page', { file: 'gallery.spec.ts' })
    expect(missingInElectron([...everywhere, marked, page])).toEqual([])
    expect(missingInElectron([...everywhere, one('rooms', 'forgotten')])).toEqual(['a.spec.ts: forgotten'])
    expect(missingInElectron([one('rooms', 'marked', { annotations: [onlyChromium('').annotation] })])).toEqual(['a.spec.ts: marked'])
  })

  it('leave out whole files only where no kiosk starts', () => {
    for (const spec of Object.keys(withoutKiosk)) expect([spec, /support\/(fixture|sound-room|kiosk)\.ts/.test(textOf(spec))]).toEqual([spec, false])
  })

  it('start each kiosk by the one fixture, and skip nothing by its shell while they run', () => {
    const past = /\bstartKiosk\b|chromium-main|\b_electron\b|dist\/main/
    const skips = /\b(?:skip|fixme|fail)\([^)]*\b(?:shell|TALKROOM_ELECTRON|onlyChromium)\b/
    for (const spec of specs) expect([spec, past.exec(textOf(spec))?.[0], skips.exec(textOf(spec))?.[0]]).toEqual([spec, undefined, undefined])
  })
})

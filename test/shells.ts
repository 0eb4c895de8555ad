/** The window that a suite's kiosks have. */
export type ShellName = 'chromium' | 'electron'

const onlyChromiumTag = '@only-chromium'

/** Marks a test that is about the Chromium shell itself, and says why it would show nothing of Electron. */
export const onlyChromium = (why: string) => ({ tag: onlyChromiumTag, annotation: { type: 'only in Chromium', description: why } })

/** Marks a test of what Electron itself does: its double has nothing to say of that. */
export const onlyElectron = { tag: '@only-electron' }

/** The tests that Electron leaves out: those marked so, and none else. */
export const notInElectron = new RegExp(onlyChromiumTag)

/** Specs in which no kiosk starts, and what they open instead: the same whichever shell a room has. */
export const withoutKiosk: Readonly<Record<string, string>> = {
  'gallery.spec.ts': 'the page by itself, in a browser',
  'plenary-firefox.spec.ts': 'the page of hosts and presenters, in Firefox',
  'plenary-lead.spec.ts': 'the page of hosts and presenters, in their browsers',
  'plenary-media.spec.ts': 'members of a plenary, in browsers',
  'plenary-network.spec.ts': 'members of a plenary, in browsers behind a network of their own',
  'plenary-restart.spec.ts': 'members of a plenary, in browsers',
}

/** One test as Playwright lists it, in one suite. */
export type Listed = {
  readonly file: string
  readonly title: string
  readonly project: string
  readonly annotations: readonly { readonly type: string; readonly description?: string }[]
}

/** What the Chromium suites have, and Electron's has not, for no reason that anybody wrote down. */
export const missingInElectron = (tests: readonly Listed[]): readonly string[] => {
  const name = ({ file, title }: Listed) => `${file}: ${title}`
  const inElectron = new Set(tests.filter(({ project }) => project === 'electron').map(name))
  return tests
    .filter((one) => one.project !== 'electron' && !inElectron.has(name(one)))
    .filter(({ file }) => withoutKiosk[file.replace(/^.*\//, '')] === undefined)
    .filter(({ annotations }) => !annotations.some(({ type, description = '' }) => type === 'only in Chromium' && description.includes(' ')))
    .map(name)
}

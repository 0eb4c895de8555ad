import { spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { tryTalkroom } from './try-talkroom.ts'

const { talkroom } = tryTalkroom()
const published = new URL('../../assets/linux/talkroom.1', import.meta.url)
const hasMandoc = spawnSync('mandoc', ['-V']).error === undefined

it('is made of the commands; `npm run --silent talkroom -- man > assets/linux/talkroom.1` makes it anew', async () => {
  const { out } = await talkroom('man')
  expect(readFileSync(published, 'utf8')).toBe(out)
  for (const word of ['policy check [file]', 'policy set\\-pin', 'packs import <place...>', '\\-\\-since <time>', '\\-\\-speed N', '.SH EXIT STATUS'])
    expect(out).toContain(word)
})

it.skipIf(!hasMandoc)('is a page that mandoc has nothing to say against', () => {
  const { stdout, stderr } = spawnSync('mandoc', ['-T', 'lint', '-W', 'warning'], { input: readFileSync(published), encoding: 'utf8' })
  expect(stdout + stderr).toBe('')
})

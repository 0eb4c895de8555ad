import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { policyTable } from '../../src-shared/settings/policy-table.ts'
import { readPolicy } from '../../src-shared/settings/read-policy.ts'
import { exitMeanings } from './say.ts'

const inDocs = (name: string): string => readFileSync(new URL(`../../docs/${name}`, import.meta.url), 'utf8')
const page = inDocs('policy.md')
const examples = [...page.matchAll(/```json\n([\s\S]*?)```/g)].map(([, text = '']) => text)

it('docs/policy.md has every key as the code knows it; `npm run --silent talkroom -- policy table` prints the table anew', () => {
  expect(/<!-- keys -->\n([\s\S]*?)\n<!-- \/keys -->/.exec(page)?.[1]).toBe(policyTable())
})

it('docs/policy.md has examples in which nothing is wrong, and together they are the whole of one', () => {
  expect(examples.length).toBeGreaterThan(3)
  for (const example of examples) expect([example, readPolicy(JSON.parse(example)).slips]).toEqual([example, []])
  const [whole = '{}', ...parts] = examples
  const keys = (text: string) => Object.keys(JSON.parse(text) as object).filter((key) => key !== '$schema')
  expect(parts.flatMap(keys).toSorted()).toEqual(keys(whole).toSorted())
})

it('docs/it.md has the exit codes as the commands do', () => {
  const it = inDocs('it.md')
  for (const [code, meaning] of Object.entries(exitMeanings)) expect(it).toContain(`| ${code} | ${meaning} |`)
})

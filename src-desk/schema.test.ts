import { readFileSync } from 'node:fs'
import { Ajv } from 'ajv'
import { describe, expect, it } from 'vitest'
import { parse } from 'yaml'
import { publishedSchemas } from '../src-shared/seminar/published-schemas.ts'
import { schemaText } from './commands/schema.ts'
import { tryDesk } from './try-desk.ts'

const { at, desk } = tryDesk()
const inDocs = (path: string) => readFileSync(new URL(`../docs/${path}`, import.meta.url), 'utf8')
const validate = (name: string) => new Ajv({ allErrors: true, allowUnionTypes: true }).compile(publishedSchemas()[name] ?? {})
/** As an editor reads YAML: numbers as numbers. */
const example = (name: string): Record<string, unknown> => parse(inDocs(`examples/${name}/seminar.yaml`)) as Record<string, unknown>

describe('the published schemas', () => {
  it.each(Object.keys(publishedSchemas()))(
    'docs/schema/%s is made of the definitions that the code reads with; `desk schema --write docs/schema` makes it anew',
    (name) => {
      expect(inDocs(`schema/${name}`)).toBe(schemaText(name))
    },
  )

  it.each(['social-talks', 'conference-day'])('let an editor be content with the example %s', (name) => {
    const check = validate('seminar-yaml.schema.json')
    check(example(name))
    expect(check.errors).toBeNull()
  })

  it.each([
    ['a misspelt field', { titel: 'x' }],
    ['a kind that is not there', { programme: [{ kind: 'tlak', title: 'x', recording: 'a.mp4' }] }],
    ['a length in other words', { programme: [{ kind: 'pause', title: 'x', length: 'a while' }] }],
    ['a missing recording', { programme: [{ kind: 'talk', title: 'x' }] }],
    ['seats that nobody has', { seats: { most: 99 } }],
  ])('let an editor mark %s', (_, change) => {
    expect(validate('seminar-yaml.schema.json')({ ...example('social-talks'), ...change })).toBe(false)
  })

  it('let an editor take numbers, times and yes where the desk does', () => {
    const more = {
      version: 3,
      start: 13.3,
      title: 2026,
      seats: { default: 6 },
      programme: [
        { kind: 'pause', title: 'Paus', length: 600, at: '14.40' },
        { kind: 'evaluation', title: 'x', length: '5 min', questions: [{ kind: 'choice', prompt: 'x', options: ['a', 'b'], several: true }] },
      ],
    }
    const check = validate('seminar-yaml.schema.json')
    check({ ...example('social-talks'), ...more })
    expect(check.errors).toBeNull()
  })

  it('are printed, or written into a folder', async () => {
    expect((await desk('schema')).out).toBe(schemaText('seminar-yaml.schema.json'))
    expect((await desk('schema', 'json')).out).toBe(schemaText('seminar.schema.json'))
    expect(await desk('schema', 'xml')).toMatchObject({ code: 2, err: expect.stringMatching(/none for "xml"/) })
    expect((await desk('schema', '--write', at('schemas'))).code).toBe(0)
    expect(readFileSync(at('schemas', 'seminar.schema.json'), 'utf8')).toBe(schemaText('seminar.schema.json'))
  })
})

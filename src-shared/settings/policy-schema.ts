import { z } from 'zod'
import { policySchema } from './policy.ts'
import { policyKeys } from './policy-keys.ts'

export const policySchemaName = 'policy.schema.json'

/** The form of a policy as JSON Schema, for editors: what is no key is marked, and each key tells what it is for. */
export const policyJsonSchema = (): object => {
  const { $schema, properties, ...form } = z.toJSONSchema(policySchema, {
    io: 'input',
    target: 'draft-7',
    reused: 'inline',
    override: ({ jsonSchema }) => {
      if (jsonSchema.properties !== undefined) jsonSchema.additionalProperties = false
    },
  })
  const told = Object.entries(properties ?? {}).map(([key, schema]) => {
    const about = policyKeys.find((one) => one.key === key)
    return [key, about === undefined ? schema : { description: about.what, examples: [about.example], ...(schema as object) }]
  })
  return { $schema, title: 'The policy of a room, policy.json', ...form, properties: Object.fromEntries(told) }
}

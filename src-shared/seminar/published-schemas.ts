import { z } from 'zod'
import { draft } from '../draft/draft.ts'
import { manifest, segment } from './schema.ts'

// What a kiosk makes of a kind that it does not know is nothing that anybody writes.
const written = manifest.extend({ programme: z.array(segment).min(1).max(200) })

/** The forms of what people and other programs write, as JSON Schema, by the name of the file in which each is published. */
export const publishedSchemas = (): Readonly<Record<string, object>> => ({
  'seminar.schema.json': titled('The manifest of a seminar pack, seminar.json', written),
  'seminar-yaml.schema.json': titled('A seminar as an organiser writes it, seminar.yaml', draft),
})

// What a form cannot say, such as that names agree, is checked when the file is read.
const titled = (title: string, schema: z.ZodType): object => {
  const { $schema, ...form } = z.toJSONSchema(schema, { io: 'input', target: 'draft-7', reused: 'inline' })
  return { $schema, title, ...form }
}

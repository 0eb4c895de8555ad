import { z } from 'zod'

/** The schema of what stands under `key` of `value`; null where the schema knows no such key, or nothing stands there that could have it. */
export const schemaUnder = (schema: z.core.$ZodType, value: unknown, key: string | number): z.core.$ZodType | null => {
  const own = branchFor(bare(schema), value)
  if (own instanceof z.ZodArray) return own.element
  return own instanceof z.ZodObject ? (own.shape[String(key)] ?? null) : null
}

/** The fields that may stand in `value`. */
export const fieldsOf = (schema: z.core.$ZodType, value: unknown): readonly string[] => {
  const own = branchFor(bare(schema), value)
  return own instanceof z.ZodObject ? Object.keys(own.shape) : []
}

const bare = (schema: z.core.$ZodType): z.core.$ZodType =>
  schema instanceof z.ZodOptional || schema instanceof z.ZodNullable ? bare(schema.unwrap()) : schema

/** Of several forms the one that `value` has: by its kind, or by its fields. */
const branchFor = (schema: z.core.$ZodType, value: unknown): z.core.$ZodType => {
  if (!(schema instanceof z.ZodUnion)) return schema
  const forms = schema.options.map(bare)
  if (typeof value !== 'object' || value === null) return forms.find((form) => !(form instanceof z.ZodObject)) ?? schema
  const objects = forms.filter((form) => form instanceof z.ZodObject)
  const kind = 'kind' in value ? value.kind : undefined
  const ofKind = objects.find((form) => form.shape.kind instanceof z.ZodLiteral && form.shape.kind.value === kind)
  const shared = (form: z.ZodObject) => Object.keys(value).filter((key) => key in form.shape).length
  return ofKind ?? objects.toSorted((a, b) => shared(b) - shared(a))[0] ?? schema
}

import { z } from 'zod'
import { languages } from '../i18n/language.ts'

const language = z.enum(languages)

/** What the kiosk remembers between starts, as it stands in its settings file; a key that is not there has its default. */
export const storedSettings = z.object({
  language: language.optional(),
  theme: z.enum(['light', 'dark', 'auto']).optional(),
  captions: z.union([language, z.literal('off')]).optional(),
  keyboard: language.optional(),
  sound: z.boolean().optional(),
  emulator: z.boolean().optional(),
  /** `scrypt:<salt base64>:<hash base64>` */
  staffPinHash: z
    .string()
    .regex(/^scrypt:[A-Za-z0-9+/=]+:[A-Za-z0-9+/=]+$/)
    .nullable()
    .optional(),
  deliverTo: z.string().min(1).max(1000).nullable().optional(),
})
export type StoredSettings = z.infer<typeof storedSettings>
type SettingName = keyof StoredSettings

/** Everything filled in. Captions follow the language until somebody chooses them. */
export const withDefaults = (stored: StoredSettings) => {
  const language = stored.language ?? 'sv'
  return {
    language,
    theme: stored.theme ?? 'auto',
    captions: stored.captions ?? language,
    keyboard: stored.keyboard ?? 'sv',
    sound: stored.sound ?? true,
    emulator: stored.emulator ?? false,
    staffPinHash: stored.staffPinHash ?? null,
    deliverTo: stored.deliverTo ?? null,
  } as const
}

/** Reads a settings file's content key by key, so that one bad value does not cost the others. Unknown keys are left out. */
export const readStored = (content: unknown): { readonly stored: StoredSettings; readonly bad: readonly SettingName[] } | null => {
  if (typeof content !== 'object' || content === null || Array.isArray(content)) return null
  const names = Object.keys(storedSettings.shape) as SettingName[]
  const given = content as Readonly<Record<string, unknown>>
  const bad = names.filter((name) => !storedSettings.shape[name].safeParse(given[name]).success)
  const good = names.filter((name) => given[name] !== undefined && !bad.includes(name))
  return { stored: storedSettings.parse(Object.fromEntries(good.map((name) => [name, given[name]]))), bad }
}

import type { Language } from './language.ts'

export type Message = string | ((...values: never[]) => string)

type SameMessages<English> = { readonly [K in keyof English]: English[K] extends (...values: infer V) => string ? (...values: V) => string : string }

/**
 * One feature's texts in every language. English defines the keys and the values each text takes;
 * a key that is missing or superfluous in another language does not compile.
 */
export const defineCatalogue = <const English extends Readonly<Record<string, Message>>>(texts: {
  readonly en: English
  readonly sv: NoInfer<SameMessages<English>>
  readonly da: NoInfer<SameMessages<English>>
}) => texts as unknown as Readonly<Record<Language, SameMessages<English>>>

export const languages = ['sv', 'en', 'da'] as const
export type Language = (typeof languages)[number]

/** A text in at least one language. */
export type Localized = { readonly [L in Language]?: string | undefined }

/** The text in the language asked for, else in the order sv, en, da. */
export const localized = (text: Localized, language: Language): string => text[language] ?? text.sv ?? text.en ?? text.da ?? ''

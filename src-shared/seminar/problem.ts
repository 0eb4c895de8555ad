/** What is wrong in a manifest, or in the file that it is made from: where, and what to do about it. */
export type Problem = { readonly path: readonly (string | number)[]; readonly text: string }

/** A place in a file as people read it: `programme[1].media`. */
export const pathText = (path: Problem['path']): string =>
  path
    .map((part) => (typeof part === 'number' ? `[${part}]` : `.${part}`))
    .join('')
    .replace(/^\./, '')

/** One line for a log. */
export const problemLine = ({ path, text }: Problem): string => `${pathText(path) || 'seminar.json'}: ${text}`

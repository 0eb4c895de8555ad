/** A name in small letters, digits and hyphens, 40 at most, as every disk and every address takes it; empty where nothing is left. */
export const slugOf = (name: string): string =>
  name
    .normalize('NFD')
    .replaceAll(/\p{M}/gu, '')
    .toLowerCase()
    .replaceAll('ø', 'o')
    .replaceAll('æ', 'ae')
    .replaceAll(/[^a-z0-9]+/g, ' ')
    .trim()
    .replaceAll(' ', '-')
    .slice(0, 40)
    .replace(/-$/, '')

/** The same letters for people who read them, whatever the case. */
export const sameName = (a: string, b: string): boolean => a.toLocaleLowerCase('sv') === b.toLocaleLowerCase('sv')

/** An id of a name that nobody has yet: `hoor`, then `hoor-2`. `fallback`: where no letter of the name can be used. */
export const freeId = (name: string, fallback: string, taken: ReadonlySet<string>): string => {
  const plain = slugOf(name)
  const base = plain === '' ? fallback : plain
  const found = (place: number): string => {
    const id = place === 1 ? base : `${base}-${place}`
    return taken.has(id) ? found(place + 1) : id
  }
  return found(1)
}

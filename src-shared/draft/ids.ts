/** A name for the machine made from one for people: `Yusuf Åkesson` as `yusuf-akesson`. */
export const slugOf = (text: string): string => {
  const plain = text
    .toLowerCase()
    .replaceAll('ø', 'o')
    .replaceAll('æ', 'ae')
    .normalize('NFD')
    .replaceAll(/\p{M}/gu, '')
    .replaceAll(/[^a-z0-9]+/g, '-')
    .slice(0, 56)
    .replaceAll(/^-+|-+$/g, '')
  return plain === '' ? 'x' : plain
}

/** One id for each: the one that was chosen, or one made from `wish`, with a number where it is taken. */
export const idsFor = (
  items: readonly { readonly id?: string | undefined; readonly wish: string; readonly numbered?: boolean }[],
): readonly string[] => {
  const taken = new Set(items.flatMap(({ id }) => (id === undefined ? [] : [id])))
  return items.map(({ id, wish, numbered = false }) => {
    if (id !== undefined) return id
    for (let number = 1; ; number += 1) {
      const name = number === 1 && !numbered ? wish : `${wish}-${number}`
      if (taken.has(name)) continue
      taken.add(name)
      return name
    }
  })
}

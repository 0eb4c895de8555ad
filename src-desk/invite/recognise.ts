/**
 * Finds who is listed among those who are known, each of them once: first all that the first rule finds, then by the
 * second among who is left, and so on.
 */
export const recognised = <L, K>(
  listed: readonly L[],
  known: readonly K[],
  rules: readonly ((known: K, listed: L) => boolean)[],
): ReadonlyMap<L, K> => {
  const free = new Set(known)
  const found = new Map<L, K>()
  for (const fits of rules)
    for (const one of listed) {
      const match = found.has(one) ? undefined : [...free].find((candidate) => fits(candidate, one))
      if (match === undefined) continue
      free.delete(match)
      found.set(one, match)
    }
  return found
}

/** The name that was meant, perhaps: the nearest of those there are, if it is near enough to be a slip of the hand. */
export const nearest = (written: string, known: readonly string[]): string | null => {
  const limit = Math.max(1, Math.floor(written.length / 3))
  const distances = known.map((name) => ({ name, distance: distanceBetween(written.toLowerCase(), name.toLowerCase()) }))
  const [best] = distances.toSorted((a, b) => a.distance - b.distance)
  return best !== undefined && best.distance <= limit ? best.name : null
}

/** How many letters are to be changed, put in, left out or swapped with their neighbour. */
const distanceBetween = (a: string, b: string): number => {
  let before: number[] = []
  let last = Array.from({ length: b.length + 1 }, (_, at) => at)
  for (let row = 1; row <= a.length; row += 1) {
    const now = [row]
    for (let column = 1; column <= b.length; column += 1) {
      const same = a[row - 1] === b[column - 1]
      const swapped = a[row - 1] === b[column - 2] && a[row - 2] === b[column - 1] ? (before[column - 2] ?? Infinity) + 1 : Infinity
      now.push(Math.min((last[column] ?? 0) + 1, (now[column - 1] ?? 0) + 1, (last[column - 1] ?? 0) + (same ? 0 : 1), swapped))
    }
    before = last
    last = now
  }
  return last[b.length] ?? 0
}

/** What follows a name that is not known: which was meant, or which there are. */
export const perhaps = (written: string, known: readonly string[]): string => {
  const name = nearest(written, known)
  if (name !== null) return `${name} is meant, perhaps`
  return known.length === 0 ? 'leave it out' : `there ${known.length === 1 ? 'is' : 'are'} ${known.join(', ')}`
}

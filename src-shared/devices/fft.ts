/** Cosines and sines of one turn in `n` steps, half of it. A check needs two lengths, and each some dozen times. */
const turns = new Map<number, { readonly cos: Float64Array; readonly sin: Float64Array }>()
const turnOf = (n: number) => {
  const known = turns.get(n)
  if (known !== undefined) return known
  const angle = (2 * Math.PI) / n
  const made = {
    cos: Float64Array.from({ length: n / 2 }, (_, k) => Math.cos(angle * k)),
    sin: Float64Array.from({ length: n / 2 }, (_, k) => Math.sin(angle * k)),
  }
  turns.set(n, made)
  return made
}

/**
 * In place, for a length that is a power of two: the plain radix-2 way. No library of it may stand in the rules, and it is
 * short. Block by block, so that what is worked on lies close together: a group waits for this.
 */
export const transform = (re: Float64Array, im: Float64Array, inverse: boolean): void => {
  const n = re.length
  const { cos, sin } = turnOf(n)
  const sign = inverse ? 1 : -1
  swapBits(re, im)
  for (let span = 2; span <= n; span *= 2) {
    const half = span / 2
    const step = n / span
    for (let block = 0; block < n; block += span)
      for (let k = 0; k < half; k += 1) {
        const [low, high] = [block + k, block + k + half]
        const wr = at(cos, k * step)
        const wi = sign * at(sin, k * step)
        const hr = at(re, high)
        const hi = at(im, high)
        const xr = hr * wr - hi * wi
        const xi = hr * wi + hi * wr
        const lr = at(re, low)
        const li = at(im, low)
        re[high] = lr - xr
        im[high] = li - xi
        re[low] = lr + xr
        im[low] = li + xi
      }
  }
  if (!inverse) return
  for (let i = 0; i < n; i += 1) {
    re[i] = at(re, i) / n
    im[i] = at(im, i) / n
  }
}

/** An index that is known to be inside. */
export const at = (values: Float64Array | Float32Array, index: number): number => values[index] ?? 0

const swapBits = (re: Float64Array, im: Float64Array): void => {
  const n = re.length
  for (let i = 1, j = 0; i < n; i += 1) {
    let bit = n >> 1
    for (; (j & bit) !== 0; bit >>= 1) j ^= bit
    j ^= bit
    if (i >= j) continue
    const [r, m] = [at(re, i), at(im, i)]
    re[i] = at(re, j)
    im[i] = at(im, j)
    re[j] = r
    im[j] = m
  }
}

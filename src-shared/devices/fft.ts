/** In place, for a length that is a power of two: the plain radix-2 way. No library of it may stand in the rules, and it is short. */
export const transform = (re: Float64Array, im: Float64Array, inverse: boolean): void => {
  const n = re.length
  swapBits(re, im)
  for (let span = 2; span <= n; span *= 2) {
    const angle = ((inverse ? -2 : 2) * Math.PI) / span
    const half = span / 2
    for (let k = 0; k < half; k += 1) {
      const [wr, wi] = [Math.cos(angle * k), -Math.sin(angle * k)]
      for (let low = k; low < n; low += span) butterfly(re, im, low, low + half, wr, wi)
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

const butterfly = (re: Float64Array, im: Float64Array, low: number, high: number, wr: number, wi: number): void => {
  const [hr, hi] = [at(re, high), at(im, high)]
  const [xr, xi] = [hr * wr - hi * wi, hr * wi + hi * wr]
  const [lr, li] = [at(re, low), at(im, low)]
  re[high] = lr - xr
  im[high] = li - xi
  re[low] = lr + xr
  im[low] = li + xi
}

const swapBits = (re: Float64Array, im: Float64Array): void => {
  const n = re.length
  for (let i = 1, j = 0; i < n; i += 1) {
    let bit = n >> 1
    for (; (j & bit) !== 0; bit >>= 1) j ^= bit
    j ^= bit
    if (i >= j) continue
    ;[re[i], re[j]] = [at(re, j), at(re, i)]
    ;[im[i], im[j]] = [at(im, j), at(im, i)]
  }
}

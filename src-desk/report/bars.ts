import type { Tally } from '../../src-shared/report/tally.ts'

/** The numbers stand beside every bar, so that nothing needs to be read from a picture or told by a colour. */
const hidden = 'aria-hidden="true" focusable="false"'
const width = 240
const height = 16

const rectangle = (x: number, wide: number, fill: string) =>
  wide <= 0
    ? ''
    : `<rect x="${(x + 0.5).toFixed(1)}" y="0.5" width="${Math.max(0, wide - 1).toFixed(1)}" height="${height - 1}" fill="${fill}" stroke="#12395c"/>`

/** From 7.9:1 on white for the bar; its frame of 2.3:1 says how long it could be, and no more. */
export const bar = (part: number, of: number): string =>
  `<svg class="bar" ${hidden} viewBox="0 0 ${width} ${height}" preserveAspectRatio="none"><rect x="0.5" y="0.5" width="${width - 1}" height="${height - 1}" fill="#fff" stroke="#a9a9a9"/>${rectangle(0, of === 0 ? 0 : (width * part) / of, '#1f5f99')}</svg>`

/** From the palest to the darkest as many as there are steps, far enough from each other in grey too; each has a dark frame. */
const shadesFor = (steps: number): readonly string[] =>
  Array.from({ length: steps }, (_, step) => {
    const lightness = 94 - (step * 74) / Math.max(1, steps - 1)
    return `hsl(209 55% ${lightness.toFixed(0)}%)`
  })

/** How answers are spread over the steps of a scale, as one bar with a part for each. */
export const spreadBar = ({ answered, counts }: Tally): string => {
  const shades = shadesFor(counts.length)
  let x = 0
  const parts = counts.map((count, step) => {
    const wide = answered === 0 ? 0 : (width * count) / answered
    const part = rectangle(x, wide, shades[step] ?? '')
    x += wide
    return part
  })
  return `<svg class="bar" ${hidden} viewBox="0 0 ${width} ${height}" preserveAspectRatio="none">${parts.join('')}</svg>`
}

/** The shade of a step, for the head of its column. */
export const shadeKey = (step: number, steps: number): string =>
  `<svg class="key" ${hidden} viewBox="0 0 ${height} ${height}">${rectangle(0, height, shadesFor(steps)[step] ?? '')}</svg>`

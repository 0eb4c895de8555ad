import { access } from 'node:fs/promises'

const folder = new URL('../../node_modules/roboto-fontface/fonts/roboto/', import.meta.url).pathname

/** The house's own type for ffmpeg's `drawtext`, or ffmpeg's default where it is not installed. */
export const fontOption = (name) => {
  const file = `${folder}Roboto-${name}.woff`
  return access(file).then(
    () => `fontfile='${file}':`,
    () => '',
  )
}

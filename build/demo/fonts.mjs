import { access } from 'node:fs/promises'

const folder = new URL('../../node_modules/@fontsource/roboto/files/', import.meta.url).pathname

const weights = { Regular: 400, Medium: 500, Bold: 700 }

/** The house's own type for ffmpeg's `drawtext`, or ffmpeg's default where it is not installed. */
export const fontOption = (name) => {
  const file = `${folder}roboto-latin-${weights[name]}-normal.woff`
  return access(file).then(
    () => `fontfile='${file}':`,
    () => '',
  )
}

import type { YamlFile } from '../draft/yaml-file.ts'

/** The text of a `seminar.yaml` with another version and everything else as it was. */
export const withVersion = ({ text, rangeOf }: YamlFile, version: number): string => {
  const there = rangeOf(['version'])
  if (there !== null && there.to > there.from) return `${text.slice(0, there.from)}${version}${text.slice(there.to)}`
  if (there !== null) return `${text.slice(0, there.from)} ${version}${text.slice(there.to)}`
  const id = rangeOf(['id'])
  const end = id === null ? -1 : text.indexOf('\n', id.to)
  return end < 0 ? `${text.replace(/\n?$/, '\n')}version: ${version}\n` : `${text.slice(0, end)}\nversion: ${version}${text.slice(end)}`
}

import { createHash } from 'node:crypto'
import { readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { inRepository } from './paths.mjs'

const sources = [
  'src-shared',
  'src-main',
  'src-renderer',
  'assets',
  'build/vite.main.config.ts',
  'build/vite.renderer.config.ts',
  'build/vite.lead.config.ts',
  'package-lock.json',
]
const isSource = (name) => !/\.test\.tsx?$/.test(name)

const filesUnder = (path) => {
  const full = inRepository(path)
  if (!statSync(full, { throwIfNoEntry: false })) return []
  if (statSync(full).isFile()) return [path]
  return readdirSync(full, { recursive: true })
    .map((name) => join(path, name))
    .filter((name) => statSync(inRepository(name), { throwIfNoEntry: false })?.isFile() === true)
}

/** Names this state of the sources: the same for main and the page of one build, and another after any change. */
export const buildId = () => {
  const hash = createHash('sha256')
  for (const path of sources.flatMap(filesUnder).filter(isSource).sort())
    hash
      .update(path)
      .update('\0')
      .update(readFileSync(inRepository(path)))
  return hash.digest('hex').slice(0, 16)
}

import { readFileSync } from 'node:fs'
import { inRepository } from '../../build/setup/paths.mjs'

/** A step of docs/it.md from a bare PC to a ready room: what it says, and what it has IT type. */
export type Step = { readonly number: number; readonly text: string; readonly commands: readonly string[] }

export const stepsOfThePage = (): readonly Step[] => {
  const page = readFileSync(inRepository('docs', 'it.md'), 'utf8')
  const [, part = ''] = /^## From a bare PC to a ready room\n([\s\S]*?)\n## /m.exec(page) ?? []
  return [...part.matchAll(/^(\d+)\. (.+)$/gm)].map(([, number, text = '']) => ({
    number: Number(number),
    text,
    commands: [...text.matchAll(/`(sudo [^`]+)`/g)].map(([, command = '']) => command),
  }))
}

import { createHash } from 'node:crypto'
import { readFileSync, type Stats, statSync } from 'node:fs'
import { causeText } from '../../src-shared/result/result.ts'
import { isFields } from '../../src-shared/settings/layers.ts'
import { secretKeys } from '../../src-shared/settings/policy-keys.ts'
import type { PolicySlip } from '../../src-shared/settings/policy-slips.ts'
import { readPolicy } from '../../src-shared/settings/read-policy.ts'
import { hasCode } from '../files/durable-file.ts'
import { type FoundPolicy, noPolicy } from './policy-place.ts'

/** Reads the policy. Whatever is wrong is told, and never a reason not to start. */
export const readPolicyFile = (path: string): FoundPolicy => {
  let text: string
  let found: Stats
  try {
    text = readFileSync(path, 'utf8')
    found = statSync(path)
  } catch (cause) {
    // No file, or nothing that can be one: most rooms have none.
    if (hasCode(cause, 'ENOENT') || hasCode(cause, 'ENOTDIR')) return noPolicy(path)
    return { ...unreadable(path, `the file cannot be read (${causeText(cause)}), so none of it holds`), mark: null }
  }
  const mark = createHash('sha256').update(text).digest('hex').slice(0, 16)
  let content: unknown
  try {
    // Editors of Windows begin a file with a mark of their own.
    content = JSON.parse(text.replace(/^\uFEFF/, ''))
  } catch (cause) {
    return { ...unreadable(path, `the file is no JSON, so none of it holds: ${syntaxText(text, cause)}`), mark }
  }
  const { policy, slips } = readPolicy(content)
  return { path, state: 'read', policy, slips: [...keptBadly(found, content), ...slips], mark }
}

const unreadable = (path: string, text: string) => ({ path, state: 'unreadable', policy: {}, slips: [{ path: '', text }] }) as const

/** Where JSON breaks off, by line and column, and without the text around it, which may be a secret. */
const syntaxText = (text: string, cause: unknown): string => {
  const said = cause instanceof Error ? cause.message : ''
  const position = Number(/at position (\d+)/.exec(said)?.[1] ?? (/end of JSON/.test(said) ? text.length : Number.NaN))
  if (Number.isNaN(position)) return 'a comma, a quote or a bracket is missing or too much'
  const before = text.slice(0, position).split('\n')
  return `line ${before.length}, column ${(before.at(-1) ?? '').length + 1}; a comma, a quote or a bracket is missing there or just before, or too much`
}

/** A policy that others than IT can write is none of IT's; one with secrets in it is not for everybody to read. */
const keptBadly = ({ uid, mode }: Stats, content: unknown): readonly PolicySlip[] => {
  if (process.platform === 'win32') return []
  const secrets = isFields(content) ? secretKeys.filter((key) => content[key] !== undefined && content[key] !== null) : []
  return [
    ...(uid === 0
      ? []
      : [{ path: '', text: `the file belongs to user ${uid} and not to root, so that user can change it: sudo chown root:talkroom` }]),
    ...((mode & 0o022) === 0
      ? []
      : [{ path: '', text: `others than its owner can write the file: sudo chmod ${(mode & 0o4) === 0 ? '640' : '644'}` }]),
    ...((mode & 0o004) === 0 || secrets.length === 0
      ? []
      : [
          {
            path: '',
            text: `everybody can read the file, and ${secrets.join(' and ')} in it ${secrets.length === 1 ? 'is a secret' : 'are secrets'}: sudo chgrp talkroom, sudo chmod 640`,
          },
        ]),
  ]
}

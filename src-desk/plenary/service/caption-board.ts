import { type Allowance, fullAllowance, spend } from '../../../src-shared/plenary/allowance.ts'
import { type Caption, captionArgs, captionLimits, captionQuiet, captionText, withCaption } from '../../../src-shared/plenary/captions.ts'
import { type Failure, fail, ok, type Result } from '../../../src-shared/result/result.ts'

/** What is written along with what is said: in memory, for as long as it is on the screens. */
export type CaptionBoard = {
  say(member: string, args: unknown): Result<void, Failure>
  lines(): readonly Caption[]
  onChange(listener: () => void): () => void
}

export const createCaptionBoard = (quiet = captionQuiet): CaptionBoard => {
  const listeners = new Set<() => void>()
  const allowances = new Map<string, Allowance>()
  let lines: readonly Caption[] = []
  let said = 0
  let silence: ReturnType<typeof setTimeout> | undefined
  const show = (next: readonly Caption[]): void => {
    lines = next
    for (const listener of listeners) listener()
  }
  const mayWrite = (member: string): boolean => {
    const now = performance.now()
    const { allowance, verdict } = spend(allowances.get(member) ?? fullAllowance(captionLimits, now), captionLimits, now)
    allowances.set(member, allowance)
    return verdict === 'pass'
  }
  return {
    say: (member, args) => {
      if (!mayWrite(member)) return fail('slow-down')
      const read = captionArgs.safeParse(args)
      if (!read.success) return fail('bad-request')
      const text = captionText(read.data.text)
      if (text === '') return ok(undefined)
      said += 1
      clearTimeout(silence)
      silence = setTimeout(() => show([]), quiet).unref()
      show(withCaption(lines, { id: `c${said}`, text }))
      return ok(undefined)
    },
    lines: () => lines,
    onChange: (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
  }
}

import type { Slices } from '../../src-shared/contract/slices.ts'

/** Passes on only those slices that differ from what was passed on before. */
export const createChangedSlices = (publish: (changed: Partial<Slices>) => void) => {
  const last = new Map<keyof Slices, string>()
  return (candidates: Partial<Slices>): void => {
    const changed = Object.fromEntries(
      Object.entries(candidates).filter(([name, slice]) => {
        const text = JSON.stringify(slice)
        if (last.get(name as keyof Slices) === text) return false
        last.set(name as keyof Slices, text)
        return true
      }),
    ) as Partial<Slices>
    if (Object.keys(changed).length > 0) publish(changed)
  }
}

import { describe, expect, it } from 'vitest'
import { chunkSize } from '../../../src-shared/packs/chunks.ts'
import { createRuns } from './runs.ts'

const files = [
  { path: 'media/a.mp4', size: 150 * chunkSize, sha256: '0'.repeat(64) },
  { path: 'media/b.mp4', size: 3 * chunkSize, sha256: '1'.repeat(64) },
]
const range = (from: number, to: number) => Array.from({ length: to - from }, (_, index) => from + index)
const spans = (missing: ReadonlyMap<string, readonly number[]>) => {
  const runs = createRuns({ files }, { missing: () => missing })
  const all: string[] = []
  for (let run = runs.take(); run !== undefined; run = runs.take()) all.push(`${run.path} ${run.first}-${run.end}`)
  return all
}

describe('what is still to be fetched', () => {
  it('is asked for in runs that are not too long, around what is there', () => {
    expect(spans(new Map([['media/a.mp4', range(0, 150)]]))).toEqual(['media/a.mp4 0-64', 'media/a.mp4 64-128', 'media/a.mp4 128-150'])
    expect(
      spans(
        new Map([
          ['media/a.mp4', [3, 4, 9]],
          ['media/b.mp4', [2]],
        ]),
      ),
    ).toEqual(['media/a.mp4 3-5', 'media/a.mp4 9-10', 'media/b.mp4 2-3'])
  })

  it('is asked for at once of a server that sends files from their beginning only', () => {
    const runs = createRuns({ files }, { missing: () => new Map([['media/a.mp4', [...range(0, 150)]], ['media/b.mp4', [0]]]) }) // biome-ignore format: one list
    const first = runs.take()
    expect(first === undefined ? null : runs.stretched(first)).toMatchObject({ path: 'media/a.mp4', first: 0, end: 150 })
    expect(runs.take()).toMatchObject({ path: 'media/b.mp4', first: 0 })
    expect(runs.take()).toBeUndefined()
  })
})

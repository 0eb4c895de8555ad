import { mkdirSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import type { Slices } from '../../src-shared/contract/slices.ts'
import { causeText } from '../../src-shared/result/result.ts'
import type { Clock } from '../../src-shared/time/clock.ts'
import type { Instant } from '../../src-shared/time/time.ts'
import type { Log } from '../logging/log.ts'
import type { Shell } from '../shell/shell.ts'
import { sceneOf } from './scene.ts'

/** One segment as it was planned when the room opened, and as it was. Instants are ISO 8601, of room time. */
export type SegmentRecord = {
  readonly id: string
  readonly kind: string
  readonly planned: { readonly starts: string; readonly ends: string }
  actual: { starts: string; ends: string | null } | null
}

export type RunReport = {
  readonly seminar: string | null
  readonly speed: number
  readonly shell: string
  readonly began: string
  ended: string | null
  readonly segments: SegmentRecord[]
  readonly screenshots: { readonly file: string; readonly scene: string; readonly at: string }[]
  /** Everything the room was told of, once each. */
  readonly troubles: string[]
}

export type RunReportDeps = {
  readonly directory: string
  view(): Slices
  readonly shell: Pick<Shell, 'name' | 'screenshot'>
  readonly clock: Clock
  readonly log: Log
}

const lookEvery = 100
/** Looks at the same scene before its picture is taken: the page draws it within two, and a recording's first frame within seven. */
const steadyLooks = { drawn: 3, played: 8 }
const iso = (at: Instant): string => new Date(at).toISOString()

/** Writes down what happened when, with a picture of each scene, into `run.json` beside the pictures. */
export const startRunReport = (deps: RunReportDeps): { stop(): Promise<void>; summary(): string } => {
  const first = deps.view()
  const directory = resolve(deps.directory)
  const report: RunReport = {
    seminar: first.seminar?.content.id ?? null,
    speed: deps.clock.speed,
    shell: deps.shell.name,
    began: iso(deps.clock.now()),
    ended: null,
    segments: first.room.programme.rows.map(({ id, kind, starts, ends }) => ({
      id,
      kind,
      planned: { starts: iso(starts), ends: iso(ends) },
      actual: null,
    })),
    screenshots: [],
    troubles: [],
  }
  let scene = ''
  let looks = 0
  let taking: Promise<void> | null = null
  const taken = new Set<string>()

  const save = () => {
    try {
      mkdirSync(directory, { recursive: true })
      writeFileSync(join(directory, 'run.json'), `${JSON.stringify(report, null, 2)}\n`)
    } catch (error) {
      deps.log.error('the run report could not be written', { cause: causeText(error) })
    }
  }

  const take = async (wanted: string) => {
    const picture = await deps.shell.screenshot()
    // The scene changed meanwhile: this picture may show another. It is taken when the scene comes again.
    if (sceneOf(deps.view()) !== wanted) return
    if (!picture.ok) {
      looks = 0
      return deps.log.warn('no picture could be taken yet', { scene: wanted, cause: picture.failure.cause })
    }
    taken.add(wanted)
    const file = `${String(taken.size).padStart(2, '0')}-${wanted.replaceAll(/[^a-z0-9]+/gi, '-')}.png`
    try {
      mkdirSync(directory, { recursive: true })
      writeFileSync(join(directory, file), picture.value)
      report.screenshots.push({ file, scene: wanted, at: iso(deps.clock.now()) })
      save()
    } catch (error) {
      deps.log.error('a picture could not be written', { file, cause: causeText(error) })
    }
  }

  const noteSegments = (view: Slices): boolean => {
    const { phase } = view.room.programme
    const now = iso(deps.clock.now())
    const running = phase.name === 'running' ? phase.segment : null
    let changed = false
    for (const segment of report.segments) {
      if (segment.id === running && phase.name === 'running' && segment.actual === null) {
        segment.actual = { starts: iso(phase.enteredAt), ends: null }
        changed = true
      } else if (segment.id !== running && segment.actual !== null && segment.actual.ends === null) {
        segment.actual.ends = now
        changed = true
      }
    }
    if (phase.name === 'ended' && report.ended === null) {
      report.ended = iso(phase.at)
      changed = true
    }
    return changed
  }

  const noteTroubles = (view: Slices): boolean => {
    const fresh = view.troubles
      .map(({ reason, segment }) => (segment === undefined ? reason : `${reason} (${segment})`))
      .filter((one) => !report.troubles.includes(one))
    report.troubles.push(...fresh)
    return fresh.length > 0
  }

  const look = () => {
    const view = deps.view()
    const segments = noteSegments(view)
    if (noteTroubles(view) || segments) save()
    const now = sceneOf(view)
    looks = now === scene ? looks + 1 : 0
    scene = now
    const steady = view.room.programme.media === undefined ? steadyLooks.drawn : steadyLooks.played
    if (looks < steady || taken.has(scene) || taking !== null) return
    taking = take(scene).finally(() => {
      taking = null
    })
  }

  save()
  const cancel = deps.clock.every(lookEvery, look)

  const summary = () => {
    const held = report.segments.filter(({ actual }) => actual !== null).length
    return [
      report.ended === null
        ? 'The run stopped before the end of the seminar.'
        : `The seminar ran to its end: ${held} of ${report.segments.length} segments.`,
      ...(report.troubles.length === 0 ? [] : [`The room was told of: ${report.troubles.join(', ')}.`]),
      `Report:      ${join(directory, 'run.json')}`,
      `Screenshots: ${report.screenshots.length} in ${directory}`,
      ...report.screenshots.map(({ file }) => `  ${file}`),
    ].join('\n')
  }

  return {
    summary,
    stop: async () => {
      cancel()
      await taking
      save()
      process.stdout.write(`${summary()}\n`)
    },
  }
}

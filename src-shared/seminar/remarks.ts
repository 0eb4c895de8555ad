import { lengthText } from '../time/lengths.ts'
import { planOf, planProblems } from './plan.ts'
import type { Problem } from './problem.ts'
import type { DialoguePart, Manifest } from './schema.ts'

/** Fixed times that no group can keep, however much is shortened before them. */
export const impossibleTimes = (manifest: Manifest): readonly Problem[] => {
  const plan = planOf(manifest)
  if (!plan.ok) return []
  return planProblems(plan.value).map(({ segment, by }) => {
    const index = manifest.programme.findIndex(({ id }) => id === segment)
    const late = lengthText(Math.ceil(by / 1000))
    return manifest.programme[index]?.fixedAt === undefined
      ? {
          path: ['fixedEnd'],
          text: `the programme is ${late} too long for its end, even when every item is as short as it may be; shorten an item or end later`,
        }
      : {
          path: ['programme', index, 'fixedAt'],
          text: `the items before this one take ${late} too long for its time, even when each is as short as it may be; shorten one or begin this one later`,
        }
  })
}

/** What an organiser did not mean, perhaps: conversations whose parts do not fill them, or do not fit; a plenary at no time of its own. */
export const programmeRemarks = (manifest: Manifest): readonly Problem[] => [...unfixedPlenaries(manifest), ...conversationRemarks(manifest)]

const unfixedPlenaries = ({ programme }: Manifest): readonly Problem[] =>
  programme.flatMap(({ kind, id, fixedAt }, index) =>
    kind === 'plenary' && fixedAt === undefined
      ? [
          {
            path: ['programme', index],
            text: `the plenary "${id}" has no time of its own (fixedAt): each room comes to it when its own programme does, and its host can neither bring the rooms early nor send them back`,
          },
        ]
      : [],
  )

const conversationRemarks = (manifest: Manifest): readonly Problem[] =>
  manifest.programme.flatMap((segment, index): readonly Problem[] => {
    const [field, parts] = conversationOf(segment)
    if (parts === null) return []
    const seats = manifest.seats.default
    const together = parts.reduce((all, part) => all + (part.kind === 'round' ? part.secondsPerSeat * seats : part.seconds), 0)
    // Half a minute is nobody's mistake.
    if (Math.abs(together - segment.seconds) <= 30) return []
    const text = `with ${seats} around the table its parts take ${lengthText(together)} together, and ${lengthText(segment.seconds)} are planned; they are fitted to that`
    return [{ path: ['programme', index, field], text }]
  })

const conversationOf = (segment: Manifest['programme'][number]): readonly [string, readonly DialoguePart[] | null] => {
  if (segment.kind === 'dialogue') return ['parts', segment.parts]
  return segment.kind === 'plenary' ? ['offlineGuide', segment.offlineGuide] : ['', null]
}

import { z } from 'zod'
import type { Limits } from './allowance.ts'
import { withoutHidden } from './events.ts'

/** What was said, as somebody writes it along. Of no log: it is on the screens for a moment, and then nowhere. */
export type Caption = { readonly id: string; readonly text: string }

/** A phrase takes two lines of a room's screen at most. */
export const longestCaption = 120
/** So many are on the screens at once; who comes late sees these. */
export const mostCaptions = 3
/** After so long without another they are gone; milliseconds. */
export const captionQuiet = 12_000
/** Faster than anybody speaks. */
export const captionLimits: Limits = { perSecond: 2, atOnce: 10 }

export const captionRequest = 'caption.say'
export const captionArgs = z.strictObject({ text: z.string().max(longestCaption) })

/** As it is shown: one line of words; empty where nothing is left. */
export const captionText = (text: string): string => withoutHidden(text).replaceAll(/\s+/gu, ' ').trim()

export const withCaption = (captions: readonly Caption[], caption: Caption): readonly Caption[] => [...captions, caption].slice(-mostCaptions)

/** The end of a sentence: after a whole word, so that `t.ex.` and `kl.` are none. */
const sentenceEnd = /(?:[\p{L}\p{N}]{3}[.!?…]|[!?…])["”»’)\]]*\s/u

/** Where what does not fit is cut: after the last whole word, or in the middle of one without end. */
const cutAt = (text: string): number => {
  const blank = text.lastIndexOf(' ', longestCaption)
  return blank > 0 ? blank : longestCaption
}

/** Takes whole phrases off what is being written, as soon as each is finished. */
export const takeFinished = (written: string): { readonly finished: readonly string[]; readonly rest: string } => {
  const finished: string[] = []
  let rest = written
  for (;;) {
    const end = sentenceEnd.exec(rest)
    const at = end === null ? -1 : end.index + end[0].length
    if (at > 0 && at <= longestCaption) {
      finished.push(rest.slice(0, at).trim())
      rest = rest.slice(at)
    } else if (rest.length > longestCaption) {
      finished.push(rest.slice(0, cutAt(rest)).trim())
      rest = rest.slice(cutAt(rest)).trimStart()
    } else return { finished: finished.filter((one) => one !== ''), rest }
  }
}

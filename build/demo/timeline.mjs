/**
 * Where each sentence and each slide of a talk stands in time. Slides begin on even seconds, because
 * the picture is put together from pieces of two seconds; what is left of the talk's length is shared
 * out over the slides on which the group is asked to think in silence.
 */
const leadIn = 1.2
const betweenSentences = 0.65
const tail = 1

const toEven = (seconds) => Math.ceil(seconds / 2 - 1e-9) * 2

const slideLength = (lengths) => toEven(leadIn + lengths.reduce((sum, length) => sum + length, 0) + betweenSentences * (lengths.length - 1) + tail)

/** Even numbers of seconds that add up to `total`, as equal as can be. */
const shareOut = (total, count) => {
  const pairs = total / 2
  const upTo = (index) => Math.floor((index * pairs) / count)
  return Array.from({ length: count }, (_, index) => 2 * (upTo(index + 1) - upTo(index)))
}

/**
 * @param slides `[{ ponder?: boolean, chapter: number, lengths: number[] }]`, lengths of the spoken sentences in seconds
 * @param total the talk's whole length in seconds, even
 */
export const layOut = (slides, total) => {
  const bare = slides.map((slide) => slideLength(slide.lengths))
  const rest = total - bare.reduce((sum, length) => sum + length, 0)
  const ponders = slides.filter((slide) => slide.ponder).length
  if (rest < 0) throw new Error(`The script is ${-rest} s longer than the talk.`)
  const silences = shareOut(rest, ponders)
  let at = 0
  let ponder = 0
  return slides.map((slide, index) => {
    const start = at
    const silence = slide.ponder ? silences[ponder++] : 0
    at += bare[index] + silence
    let spoken = start + leadIn
    const sentences = slide.lengths.map((length) => {
      const from = spoken
      spoken += length + betweenSentences
      return { from, to: from + length }
    })
    return { chapter: slide.chapter, start, end: at, silenceFrom: slide.ponder ? spoken : null, sentences }
  })
}

const widest = 84
const lineWidth = 42

/** HH:MM:SS.mmm, as WebVTT has it. */
export const stampOf = (seconds) => {
  const ms = Math.round(seconds * 1000)
  const two = (n) => String(n).padStart(2, '0')
  return `${two(Math.floor(ms / 3_600_000))}:${two(Math.floor(ms / 60_000) % 60)}:${two(Math.floor(ms / 1000) % 60)}.${String(ms % 1000).padStart(3, '0')}`
}

/** Cuts a text in two at the space nearest to its middle; a comma or colon before the space is worth a detour. */
const halve = (text) => {
  const middle = text.length / 2
  const cost = (at) => Math.abs(at - middle) - (/[,.:;?]/.test(text[at - 1]) ? 14 : 0)
  const spaces = [...text.matchAll(/ /g)].map((match) => match.index)
  const at = spaces.reduce((best, space) => (cost(space) < cost(best) ? space : best), spaces[0])
  return [text.slice(0, at), text.slice(at + 1)]
}

const inLines = (text) => (text.length <= lineWidth ? text : halve(text).join('\n'))

/** One cue, or several where the text is too long for two lines; the time is shared by length. */
const split = ({ from, to, text }) => {
  if (text.length <= widest) return [{ from, to, text }]
  const [first, second] = halve(text)
  const cut = from + ((to - from) * first.length) / (first.length + second.length)
  return [...split({ from, to: cut, text: first }), ...split({ from: cut, to, text: second })]
}

/** A WebVTT file from cues `[{ from, to, text }]` in seconds. */
export const toVtt = (cues, language) =>
  `WEBVTT\nLanguage: ${language}\n\n${cues
    .flatMap(split)
    .map((cue) => `${stampOf(cue.from)} --> ${stampOf(cue.to)}\n${inLines(cue.text)}\n`)
    .join('\n')}`

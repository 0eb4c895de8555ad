const greedy = (text, most) => {
  const lines = []
  for (const word of text.split(' ')) {
    const longer = lines.length === 0 ? word : `${lines.at(-1)} ${word}`
    if (lines.length > 0 && longer.length <= most) lines[lines.length - 1] = longer
    else lines.push(word)
  }
  return lines
}

/** A headline in as few lines of at most so many characters as it needs, as equal in length as words allow. */
export const balanced = (text, most) => {
  const needed = greedy(text, most)
  for (let width = Math.ceil(text.length / needed.length); width < most; width++) {
    const lines = greedy(text, width)
    if (lines.length === needed.length && lines.every((line) => line.length <= most)) return lines
  }
  return needed
}

/** So many messages a second are a page gone wild: no hand is that fast, and main must stay free for the programme. */
export const messagesPerSecond = 200

/** `first`: the first message that was too many, which is worth a line in the log. */
export type Passage = 'pass' | 'first' | 'drop'

/** Counts messages in windows of one second of the world's time. */
export const createRateLimit = (limit = messagesPerSecond): ((milliseconds: number) => Passage) => {
  let window = -Infinity
  let count = 0
  return (milliseconds) => {
    if (milliseconds - window >= 1000) {
      window = milliseconds
      count = 0
    }
    count += 1
    if (count <= limit) return 'pass'
    return count === limit + 1 ? 'first' : 'drop'
  }
}

/** What a plenary is made of. Rates in kbit/s, of one who is on stage. */
export type PlenarySize = {
  readonly rooms: number
  readonly stage: number
  readonly picture: number
  readonly sound: number
  /** Among how many Janus servers the rooms are shared out. */
  readonly servers?: number
}

/** Measured for Janus 1.1.2 on the machine of docs/plenary.md, as shares of one core. */
const perPair = 0.0016
const perConnection = 0.005

/** What it costs. Rates in Mbit/s; Janus in cores, of all servers together. */
export type PlenarySums = {
  readonly toOneRoom: number
  readonly sent: number
  /** From servers to servers. */
  readonly between: number
  readonly pairs: number
  readonly cores: number
}

/**
 * The most that a plenary can cost: everybody on stage is seen and heard by every room. Who is on stage receives one
 * stream less, and a stage that is not full costs less.
 */
export const plenarySums = ({ rooms, stage, picture, sound, servers = 1 }: PlenarySize): PlenarySums => {
  const one = (picture + sound) / 1000
  const forwarded = stage * (servers - 1)
  const pairs = rooms * stage
  return {
    toOneRoom: stage * one,
    sent: pairs * one,
    between: forwarded * one,
    pairs,
    cores: (pairs + forwarded) * perPair + rooms * 2 * perConnection,
  }
}

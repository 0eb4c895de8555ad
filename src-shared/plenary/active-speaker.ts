/** Who speaks on stage, calmly: a cough or a rustle changes nothing. */
export type Speaking = { readonly member: string | null; readonly loudness: ReadonlyMap<string, number> }

export const nobodySpeaks: Speaking = { member: null, loudness: new Map() }

/** Of full scale. Below it a voice is not told from a room's own sound. */
const audible = 0.01
/** How much of the loudness before stays from one look to the next, four a second. */
const keeps = 0.6
/** So much louder another has to be to take the place. */
const clearly = 1.6

/** The next look. `levels` of this moment, 0 to 1, by member. */
export const nextSpeaking = (before: Speaking, levels: ReadonlyMap<string, number>): Speaking => {
  const loudness = new Map([...levels].map(([member, level]) => [member, keeps * (before.loudness.get(member) ?? 0) + (1 - keeps) * level]))
  const [loudest] = [...loudness].toSorted(([, a], [, b]) => b - a)
  const now = before.member === null ? 0 : (loudness.get(before.member) ?? 0)
  if (loudest === undefined || loudest[1] < audible) return { member: null, loudness }
  const takes = now < audible || loudest[1] > now * clearly
  return { member: takes ? loudest[0] : before.member, loudness }
}

/**
 * The voice check, seat by seat: levels only, twenty milliseconds at a time. Nothing that was said can be had back from
 * them, and they are not kept.
 */
export type SeatVoice = 'waiting' | 'listening' | 'heard' | 'speak-up'

export type VoiceState = {
  readonly seats: readonly SeatVoice[]
  /** The seat that is listened to; as many as there are seats: all have been heard. */
  readonly seat: number
  /** The room without a voice, in decibels of full scale; follows what is quietest, and is 0 while it is not known. */
  readonly floor: number
  /** The last levels that say something of the room, in decibels. */
  readonly recent: readonly number[]
  /** Frames in a row that were nothing but zeros. */
  readonly zeros: number
  /** Frames of this seat that were clearly a voice, and that were hardly one. */
  readonly clear: number
  readonly faint: number
  /** Frames in a row without a voice since there was one. */
  readonly quiet: number
}

export const frameLength = 20
/** A hello is a third of a second of voice, 12 decibels above the room; between 5 and 12 it is somebody far away. */
const clearAbove = 12
const faintAbove = 5
const enough = 300 / frameLength
/** A hello that has come to its end: then it is the next one's turn. */
const breath = 500 / frameLength
/** Digital silence counts as a very quiet room, not as an infinitely quiet one. */
const lowest = -75
/** Shorter zeros are a machine that was too busy to listen, and not what the room is like; longer ones a microphone that gives none of it. */
const meant = 500 / frameLength
/** The room is what nothing in so long was louder than: a frame that was cut short, or a few, are not the room. */
const steady = 100 / frameLength
/** Decibels in a frame. From a voice down to the room takes two thirds of a second, and what passes sooner is not the room. */
const fall = 1
const rise = frameLength / 1500

export const startVoices = (seats: number): VoiceState => ({
  seats: Array.from({ length: seats }, (_, seat) => (seat === 0 ? 'listening' : 'waiting')),
  seat: 0,
  floor: 0,
  recent: [],
  zeros: 0,
  clear: 0,
  faint: 0,
  quiet: 0,
})

export const decibels = (level: number): number => Math.max(lowest, 20 * Math.log10(Math.max(level, 1e-9)))

/** The floor rises a decibel in a second and a half: a ventilator that starts is soon the room, and a voice never. */
const nextFloor = (floor: number, recent: readonly number[]): number => {
  if (recent.length < steady) return floor
  const room = Math.max(...recent)
  if (floor === 0) return room
  return room < floor ? Math.max(room, floor - fall) : Math.min(room, floor + rise)
}

const moveOn = (state: VoiceState, said: 'heard' | 'speak-up'): VoiceState => {
  const seat = state.seat + 1
  const seats = state.seats.map((one, index) => (index === state.seat ? said : index === seat ? 'listening' : one))
  return { ...state, seats, seat, clear: 0, faint: 0, quiet: 0 }
}

/** Takes one frame's level, as a share of full scale. */
export const hearFrame = (state: VoiceState, level: number): VoiceState => {
  if (state.seat >= state.seats.length) return state
  const loud = decibels(level)
  const zeros = level === 0 ? state.zeros + 1 : 0
  const saysOfTheRoom = level > 0 || zeros >= meant
  const recent = saysOfTheRoom ? [...state.recent, loud].slice(-steady) : state.recent
  const floor = saysOfTheRoom ? nextFloor(state.floor, recent) : state.floor
  const above = loud - floor
  const clear = state.clear + (above >= clearAbove ? 1 : 0)
  const faint = state.faint + (above >= faintAbove && above < clearAbove ? 1 : 0)
  const spoke = clear + faint > 0
  const next = { ...state, floor, recent, zeros, clear, faint, quiet: spoke && above < faintAbove ? state.quiet + 1 : 0 }
  if (next.quiet < breath) return next
  // A cough or a cup is no hello: it is forgotten, and the seat is still asked.
  if (next.clear >= enough) return moveOn(next, 'heard')
  return next.clear + next.faint >= enough ? moveOn(next, 'speak-up') : { ...next, clear: 0, faint: 0, quiet: 0 }
}

/** Goes past a seat where nobody says anything; it counts as not heard. */
export const passSeat = (state: VoiceState): VoiceState =>
  state.seat >= state.seats.length ? state : moveOn(state, state.clear >= enough ? 'heard' : 'speak-up')

/** The microphone that heard voices best, by how far they stood out of its own noise; null: none better than the chosen by 6 decibels. */
export const betterMicrophone = (chosen: string, heard: ReadonlyMap<string, { readonly voice: number; readonly noise: number }>): string | null => {
  const clearness = (key: string): number => {
    const one = heard.get(key)
    return one === undefined ? 0 : one.voice - one.noise
  }
  const best = [...heard.keys()].toSorted((a, b) => clearness(b) - clearness(a))[0]
  return best !== undefined && best !== chosen && clearness(best) >= clearness(chosen) + 6 ? best : null
}

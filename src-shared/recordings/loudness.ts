/** The level that all talks are brought to (EBU R 128), in LUFS. */
const target = -23
/** Below this nothing is heard: a microphone that was off, or the hiss of one. */
const silence = -55
/** A talk that needs more makes the whole seminar quiet, because all others are turned down to it. */
export const warnAbove = 10

/** What must be added to a recording of this loudness to reach the common level, in dB to one decimal; null where it is silent. */
export const gainOf = (lufs: number): number | null => (lufs > silence ? Math.round((target - lufs) * 10) / 10 : null)

/**
 * The gains of a pack's recordings. The kiosk turns all down to the one with the largest gain, so one without sound
 * gets the smallest there is and turns nobody down.
 */
export const gainsOf = (measured: readonly (number | null)[]): readonly number[] => {
  const heard = measured.filter((gain) => gain !== null)
  const least = heard.length === 0 ? 0 : Math.min(...heard)
  return measured.map((gain) => gain ?? least)
}

import { loadavg } from 'node:os'

export const median = (numbers) => {
  const sorted = [...numbers].sort((a, b) => a - b)
  const middle = sorted.length >> 1
  return sorted.length % 2 === 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2
}

const rounded = (number) => Number(number.toPrecision(4))

/**
 * Runs ours, bare, ours, bare, … so that whatever else the machine does meets both, and compares the medians.
 * Each of the two answers with an object of numbers, by measurement.
 */
export const inPairs = async ({ runs, ours, bare, note }) => {
  const taken = []
  for (let run = 1; run <= runs; run += 1) {
    note(`pair ${run} of ${runs}, ours`)
    const a = await ours()
    note(`pair ${run} of ${runs}, bare`)
    const b = await bare()
    taken.push({ ours: a, bare: b, load: loadavg()[0] })
  }
  return taken
}

/**
 * One entry of the result: a ratio where there is something to compare with, else the number itself. It should be
 * `goal` at most, or with `atLeast` at least that much.
 */
export const entry = ({ name, goal, unit, ours, bare, atLeast = false }) => {
  const mine = rounded(median(ours))
  const theirs = bare === undefined ? null : rounded(median(bare))
  return {
    [name]: {
      value: theirs === null ? mine : rounded(mine / theirs),
      goal,
      ...(atLeast ? { atLeast } : {}),
      ours: mine,
      bare: theirs,
      unit,
      runs: ours.length,
    },
  }
}

export const isMissed = ({ value, goal, atLeast = false }) => (atLeast ? value < goal : value > goal)

export const pairedEntry = (name, goal, unit, taken, { atLeast = false } = {}) =>
  entry({ name, goal, unit, atLeast, ours: taken.map(({ ours }) => ours[name]), bare: taken.map(({ bare }) => bare[name]) })

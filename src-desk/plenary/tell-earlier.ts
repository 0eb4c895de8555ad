import { type DeskState, everybodyIn, plenaryOf } from '../../src-shared/plenary/log-entry.ts'
import { type Occasion, trial } from '../../src-shared/plenary/occasion.ts'

/** What a desk finds in its data at the start. `on`: what it goes on with. `items`: deliveries, of whichever time they are. */
export type Found = { readonly state: DeskState; readonly on: Occasion; readonly items: number; readonly seminarBegan: boolean }

const things = (number: number, one: string, many: string): readonly string[] => (number === 0 ? [] : [`${number} ${number === 1 ? one : many}`])

/** What the organiser reads of it: that it goes on, and what is left of a trial and how to be rid of that. */
export const tellEarlier = ({ state, on, items, seminarBegan }: Found, again: string): readonly string[] => {
  const now = state.plenaries.get(on)
  // What has no occasion is older than the seminar's own plenary, as far as anybody knows.
  const others = [trial, ''].map((of) => plenaryOf(state, of))
  const points = others.reduce((sum, one) => sum + one.points.length, 0)
  const turns = others.reduce((sum, one) => sum + [...one.spoken.values()].reduce((all, { turns: own }) => all + own, 0), 0)
  // Deliveries have no times: only before the seminar is it certain that none of them is in earnest.
  const left = [
    ...things(points, 'point', 'points'),
    ...things(turns, 'turn with the floor', 'turns with the floor'),
    ...(seminarBegan ? [] : things(items, 'delivery', 'deliveries')),
  ]
  return [
    ...(now === undefined && items === 0
      ? []
      : [`It goes on where it was: ${everybodyIn(state).size} have been here, ${now?.points.length ?? 0} points, ${items} deliveries.`]),
    ...(left.length === 0
      ? []
      : [
          `The data holds ${left.join(', ')} from before the seminar. They steer nothing and stand on no screen once it begins; deliveries stand in the results. Begin anew, and lose nothing, with: ${again}`,
        ]),
  ]
}

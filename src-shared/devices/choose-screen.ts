import type { RoomScreen } from './screens.ts'

/** A screen as settings remember it. `label`: what it says of itself; empty where it says nothing. */
export type ScreenWish = { readonly connector: string; readonly label: string }

export type ScreenWishes = {
  /** What IT staff have pinned; it is taken whenever it is there. */
  readonly pinned: ScreenWish | null
  /** Where the room's picture was at the last seminar. */
  readonly last: ScreenWish | null
}

/** What the screens show that are not the room's: nothing, what a moderator needs, or whatever the system likes. */
export const otherScreens = ['black', 'moderator', 'leave'] as const
export type OtherScreens = (typeof otherScreens)[number]

export type ScreenChoice = { readonly screen: RoomScreen; readonly why: 'pinned' | 'last' | 'ranked' }

/** What each screen shows. */
export type ScreenPlan = {
  readonly room: RoomScreen | null
  readonly beside: readonly { readonly screen: RoomScreen; readonly shows: Exclude<OtherScreens, 'leave'> }[]
}

/** The same screen on another connector is still it; two of a kind are told apart by the connector. */
const wished = (screens: readonly RoomScreen[], wish: ScreenWish | null): RoomScreen | undefined => {
  if (wish === null) return undefined
  const there = screens.find(({ connector, label }) => connector === wish.connector && label === wish.label)
  return there ?? screens.find(({ connector, label }) => (wish.label === '' ? connector === wish.connector : label === wish.label))
}

/** A laptop's own screen comes last: where there is another, the room looks at that. */
const rankOf = ({ builtIn }: RoomScreen): number => (builtIn ? 1 : 0)

/** The screen for the room: pinned, else the one of the last time where none is of a better kind, else the system's main one of the best kind. */
export const chooseScreen = (screens: readonly RoomScreen[], wishes: ScreenWishes): ScreenChoice | null => {
  const pinned = wished(screens, wishes.pinned)
  if (pinned !== undefined) return { screen: pinned, why: 'pinned' }
  const last = wished(screens, wishes.last)
  const best = screens.toSorted(
    (a, b) =>
      rankOf(a) - rankOf(b) ||
      Number(b.primary) - Number(a.primary) ||
      b.width * b.height - a.width * a.height ||
      (a.connector < b.connector ? -1 : a.connector > b.connector ? 1 : 0),
  )[0]
  if (best === undefined) return null
  return last !== undefined && rankOf(last) <= rankOf(best) ? { screen: last, why: 'last' } : { screen: best, why: 'ranked' }
}

const overlaps = (a: RoomScreen, b: RoomScreen): boolean => a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height

/** What each screen shows. One that shows the same as the room's, or as another, shows that. */
export const planScreens = (screens: readonly RoomScreen[], room: RoomScreen | null, others: OtherScreens): ScreenPlan => {
  const areas = room === null ? [] : [room]
  for (const one of screens) if (room !== null && !areas.some((area) => overlaps(area, one))) areas.push(one)
  return { room, beside: others === 'leave' ? [] : areas.slice(1).map((screen) => ({ screen, shows: others })) }
}

/** Two screens that show the same, though not the same part of it: on one of them something is cut off. */
export const wronglyMirrored = (screens: readonly RoomScreen[], own: RoomScreen): RoomScreen | undefined =>
  screens.find(
    (one) => one !== own && overlaps(one, own) && (one.width !== own.width || one.height !== own.height || one.x !== own.x || one.y !== own.y),
  )

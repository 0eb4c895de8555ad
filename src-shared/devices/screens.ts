import type { Finding } from './finding.ts'

/** One screen as the shell knows it; sizes and places in its own pixels. */
export type RoomScreen = {
  /** The connector's name (`HDMI-1`), else what the system calls it. */
  readonly connector: string
  readonly label: string
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
  readonly scale: number
  readonly primary: boolean
}

export type ScreenState = { readonly screens: readonly RoomScreen[]; readonly asleep: boolean }

/** Below this the programme's smallest words cannot be read from four metres. */
const leastWidth = 1280
const leastHeight = 720

/** The screen that the kiosk is on: the system's main one, because that is where a window in full screen goes. */
export const roomScreen = ({ screens }: ScreenState): RoomScreen | null => screens.find(({ primary }) => primary) ?? screens[0] ?? null

const nameOf = (screen: RoomScreen): string => (screen.label === '' ? screen.connector : screen.label)

const overlaps = (a: RoomScreen, b: RoomScreen): boolean => a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height

/** Two screens that show the same, though not the same part of it: on one of them something is cut off. */
const wronglyMirrored = (screens: readonly RoomScreen[], own: RoomScreen): RoomScreen | undefined =>
  screens.find(
    (one) => one !== own && overlaps(one, own) && (one.width !== own.width || one.height !== own.height || one.x !== own.x || one.y !== own.y),
  )

/** What is wrong with the picture, as far as the system knows. */
export const judgeScreens = (state: ScreenState): readonly Finding[] => {
  const own = roomScreen(state)
  if (own === null) return [{ thing: 'screen', cause: 'missing', weight: 'fault' }]
  const device = nameOf(own)
  const findings: Finding[] = []
  if (state.asleep) findings.push({ thing: 'screen', cause: 'screen-asleep', weight: 'fault', device })
  if (own.width / own.scale < leastWidth || own.height / own.scale < leastHeight)
    findings.push({ thing: 'screen', cause: 'screen-small', weight: 'remark', device })
  const other = wronglyMirrored(state.screens, own)
  if (other !== undefined) findings.push({ thing: 'screen', cause: 'screen-mirrored', weight: 'remark', device, other: nameOf(other) })
  return findings
}

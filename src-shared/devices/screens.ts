import { type ScreenChoice, type ScreenWish, wronglyMirrored } from './choose-screen.ts'
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
  /** Part of the machine, as a laptop's is. */
  readonly builtIn: boolean
}

export type ScreenState = {
  readonly screens: readonly RoomScreen[]
  readonly asleep: boolean
  /** One picture goes over all of them, and the kiosk cannot keep it to one: the packages' session (docs/it.md). */
  readonly spread?: boolean
}

/** Below this the programme's smallest words cannot be read from four metres. */
const leastWidth = 1280
const leastHeight = 720

/** The name that people know it by: what stands on it, else where it is plugged in. */
export const nameOfScreen = ({ connector, label }: ScreenWish): string => (label === '' ? connector : label)

/** What is wrong with the picture, as far as the system knows. `choice`: the screen that the room looks at. */
export const judgeScreens = (state: ScreenState, choice: ScreenChoice | null, pinned: ScreenWish | null): readonly Finding[] => {
  if (choice === null) return [{ thing: 'screen', cause: 'missing', weight: 'fault' }]
  const own = choice.screen
  const device = nameOfScreen(own)
  const findings: Finding[] = []
  if (state.asleep) findings.push({ thing: 'screen', cause: 'screen-asleep', weight: 'fault', device })
  if (state.spread === true && state.screens.length > 1) findings.push({ thing: 'screen', cause: 'screen-spread', weight: 'fault' })
  else if (pinned !== null && choice.why !== 'pinned')
    findings.push({ thing: 'screen', cause: 'screen-unplugged', weight: 'remark', device: nameOfScreen(pinned), other: device })
  if (own.width / own.scale < leastWidth || own.height / own.scale < leastHeight)
    findings.push({ thing: 'screen', cause: 'screen-small', weight: 'remark', device })
  const other = wronglyMirrored(state.screens, own)
  if (other !== undefined) findings.push({ thing: 'screen', cause: 'screen-mirrored', weight: 'remark', device, other: nameOfScreen(other) })
  return findings
}

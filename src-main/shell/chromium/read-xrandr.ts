import type { RoomScreen } from '../../../src-shared/devices/screens.ts'

const output = /^(\S+) connected (primary )?(\d+)x(\d+)\+(-?\d+)\+(-?\d+)/
const nameTag = 0xfc
/** Connectors of screens that are part of the machine. */
export const inside = /^(eDP|LVDS|DSI)/i

/** The monitor's own name in its EDID: one of four blocks of eighteen bytes, each of which says what it is. */
export const nameInEdid = (hex: string): string | null => {
  const bytes = Buffer.from(hex, 'hex')
  for (let block = 54; block + 18 <= Math.min(bytes.length, 126); block += 18)
    if (bytes.readUInt32BE(block) === nameTag)
      return (
        bytes
          .subarray(block + 5, block + 18)
          .toString('latin1')
          .split('\n')[0]
          ?.trim() || null
      )
  return null
}

/** The screens in what `xrandr --query --props` says: outputs that show something. One that is plugged in and off shows nothing. */
export const readXrandr = (text: string): readonly Omit<RoomScreen, 'scale'>[] => {
  const blocks = text.split(/\n(?=\S)/)
  const screens = blocks.flatMap((block) => {
    const found = output.exec(block)
    if (found === null) return []
    const [, connector = '', primary, width, height, x, y] = found
    const edid = /EDID:\s*\n((?:\s+[0-9a-f]{32}\n?)+)/.exec(block)?.[1]?.replace(/\s/g, '')
    return [
      {
        connector,
        label: (edid === undefined ? null : nameInEdid(edid)) ?? '',
        x: Number(x),
        y: Number(y),
        width: Number(width),
        height: Number(height),
        primary: primary !== undefined,
        builtIn: inside.test(connector),
      },
    ]
  })
  // Where X names none, the one at the corner is where windows go.
  if (screens.some(({ primary }) => primary)) return screens
  const corner = screens.find(({ x, y }) => x === 0 && y === 0) ?? screens[0]
  return screens.map((one) => (one === corner ? { ...one, primary: true } : one))
}

/** What `xset q` says of the screens' power. */
export const isAsleep = (text: string): boolean => /Monitor is (?:Off|in Standby|in Suspend)/.test(text)

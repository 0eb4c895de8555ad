import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { isAsleep, nameInEdid, readXrandr } from './read-xrandr.ts'

/** A first block of EDID, in which a descriptor of eighteen bytes says the monitor's name; the others say its serial number and its limits. */
const edidNaming = (name: string | null, at = 2): string => {
  const bytes = Buffer.alloc(128)
  Buffer.from('00ffffffffffff00', 'hex').copy(bytes)
  // Where no descriptor follows, the first is a timing: its first bytes are a clock.
  bytes.writeUInt16LE(14_850, 54)
  const put = (block: number, tag: number, text: string) => {
    const from = 54 + block * 18
    bytes.fill(0, from, from + 5)
    bytes[from + 3] = tag
    bytes.fill(0x20, from + 5, from + 18)
    bytes.write(`${text}\n`.slice(0, 13), from + 5, 'latin1')
  }
  put(1, 0xff, 'H4ZK800332')
  if (name !== null) put(at, 0xfc, name)
  return bytes.toString('hex')
}

const listing = (edid: string) => `Screen 0: minimum 320 x 200, current 3840 x 1080, maximum 16384 x 16384
eDP-1 connected primary 1920x1080+1920+0 (normal left inverted right x axis y axis) 344mm x 193mm
\tscaling mode: Full aspect 
\t\tsupported: Full, Center, Full aspect
   1920x1080     60.01*+  59.97    48.00  
HDMI-1 connected 1920x1080+0+0 (normal left inverted right x axis y axis) 1600mm x 900mm
\tEDID: 
${(edid.match(/.{32}/g) ?? []).map((line) => `\t\t${line}`).join('\n')}
\tBroadcast RGB: Automatic 
\t\tsupported: Automatic, Full, Limited 16:235
   3840x2160     60.00 +  30.00  
   1920x1080     60.00*   50.00  
DP-1 disconnected (normal left inverted right x axis y axis)
\tBroadcast RGB: Automatic 
DP-2 connected (normal left inverted right x axis y axis)
   1920x1080     60.00 +
`

describe('what xrandr says', () => {
  it('names the outputs that show something, with what the monitor calls itself, and says which is a laptop’s own', () => {
    expect(readXrandr(listing(edidNaming('SAMSUNG')))).toEqual([
      { connector: 'eDP-1', label: '', x: 1920, y: 0, width: 1920, height: 1080, primary: true, builtIn: true },
      { connector: 'HDMI-1', label: 'SAMSUNG', x: 0, y: 0, width: 1920, height: 1080, primary: false, builtIn: false },
    ])
  })
  it('has a main one where X names none: the one at the corner', () => {
    const screens = readXrandr(listing(edidNaming('SAMSUNG')).replace(' primary', ''))
    expect(screens.map(({ connector, primary }) => [connector, primary])).toEqual([
      ['eDP-1', false],
      ['HDMI-1', true],
    ])
  })
  it('reads places left of and above the corner, and turned screens by the size that they show', () => {
    const text = 'DP-1 connected 1080x1920+-1080+-420 left (normal left inverted right x axis y axis) 527mm x 296mm\n'
    expect(readXrandr(text)).toMatchObject([{ connector: 'DP-1', x: -1080, y: -420, width: 1080, height: 1920 }])
  })
  it('is nothing where there is nothing', () => {
    expect(readXrandr('')).toEqual([])
    expect(readXrandr("Can't open display\n")).toEqual([])
  })
})

describe('the name in an EDID', () => {
  it('is found in any of its descriptors, and ends at the line', () => {
    for (const at of [0, 2, 3]) expect(nameInEdid(edidNaming('DELL P2419H', at))).toBe('DELL P2419H')
    // Thirteen letters fill the place, and no line end follows.
    expect(nameInEdid(edidNaming('Odyssey G93SD'))).toBe('Odyssey G93SD')
    expect(nameInEdid(edidNaming(null))).toBeNull()
    expect(nameInEdid(edidNaming('   '))).toBeNull()
  })
  it('is never made up, whatever the bytes are', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 300 }), (bytes) => {
        const name = nameInEdid(Buffer.from(bytes).toString('hex'))
        expect(name === null || (name.length > 0 && name.length <= 13)).toBe(true)
      }),
    )
  })
})

describe('what xset says of sleep', () => {
  it('is asleep in each of the three ways, and awake otherwise', () => {
    for (const state of ['Off', 'in Standby', 'in Suspend']) expect(isAsleep(`DPMS is Enabled\n  Monitor is ${state}\n`)).toBe(true)
    for (const text of ['DPMS is Enabled\n  Monitor is On\n', 'DPMS is Disabled\n', '']) expect(isAsleep(text)).toBe(false)
  })
})

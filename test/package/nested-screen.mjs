import { spawn } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'

export const screenName = ':77'
/** As large as the compositor's window on another screen is, if nobody says otherwise. */
const [width, height] = [1024, 768]

/** The headers of the picture (XWD): how long they are, and how many colours follow them. */
const pixelsOf = (picture) => {
  const [headers, colours] = [picture.readUInt32BE(0), picture.readUInt32BE(76)]
  return picture.subarray(headers + colours * 12, headers + colours * 12 + width * height * 4)
}

/**
 * A screen for a machine that has none: Xvfb in the machine's own network, where its compositor finds it by name. What is
 * on it can be looked at from here.
 */
export const openScreen = async (first) => {
  const folder = mkdtempSync(join(tmpdir(), 'talkroom-screen-'))
  const args = ['-screen', '0', `${width}x${height}x24`, '-nolisten', 'tcp', '-nolisten', 'unix', '-noreset', '-ac', '-fbdir', folder]
  const server = spawn('nsenter', ['--target', String(first), '--net', 'Xvfb', screenName, ...args], { stdio: 'ignore' })
  await wait(300)
  return {
    /** How large a part of the screen each colour has that is on more than a hundredth of it. */
    colours: () => {
      const pixels = pixelsOf(readFileSync(join(folder, 'Xvfb_screen0')))
      const counts = new Map()
      for (let at = 0; at < pixels.length; at += 4) {
        const colour = pixels.readUInt32LE(at) & 0xff_ff_ff
        counts.set(colour, (counts.get(colour) ?? 0) + 1)
      }
      return [...counts]
        .map(([colour, count]) => ({ colour: colour.toString(16).padStart(6, '0'), share: count / (width * height) }))
        .filter(({ share }) => share > 0.01)
    },
    close: () => {
      server.kill()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

import { chmod, mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Page } from '@playwright/test'

const size = { width: 320, height: 180 }
/** Pure red, as video has it. */
const red = { y: 81, u: 90, v: 240 }

const film = (): Buffer => {
  const pixels = size.width * size.height
  const planes = [Buffer.alloc(pixels, red.y), Buffer.alloc(pixels / 4, red.u), Buffer.alloc(pixels / 4, red.v)]
  return Buffer.concat([Buffer.from(`YUV4MPEG2 W${size.width} H${size.height} F25:1 Ip A1:1 C420jpeg\nFRAME\n`), ...planes])
}

/**
 * A camera that sees nothing but red, beside whatever microphone there is. Chromium's own switch would make up both, so it
 * is given to the process that has the cameras alone.
 */
export const redCamera = async (folder: string): Promise<NodeJS.ProcessEnv> => {
  await mkdir(folder, { recursive: true })
  const [picture, prefix] = [join(folder, 'red.y4m'), join(folder, 'with-camera.sh')]
  await writeFile(picture, film())
  const flags = `--use-fake-device-for-media-stream --use-file-for-fake-video-capture=${picture}`
  await writeFile(prefix, `#!/bin/sh\ncase "$*" in *video_capture*) set -- "$@" ${flags} ;; esac\nexec "$@"\n`)
  await chmod(prefix, 0o755)
  return { TALKROOM_TEST_CHROMIUM_FLAGS: `--utility-cmd-prefix=${prefix}` }
}

/** Whether a picture on the page is red in the middle just now. */
export const isRed = (page: Page, selector: string): Promise<boolean> =>
  page.evaluate((wanted) => {
    const video = document.querySelector(wanted)
    const canvas = Object.assign(document.createElement('canvas'), { width: 3, height: 3 })
    const context = canvas.getContext('2d')
    if (!(video instanceof HTMLVideoElement) || context === null || video.readyState < HTMLMediaElement.HAVE_CURRENT_DATA) return false
    context.drawImage(video, 0, 0, 3, 3)
    const [r = 0, g = 255, b = 255] = context.getImageData(1, 1, 1, 1).data
    return r > 180 && g < 90 && b < 90
  }, selector)

import { type Capture, type CaptureTo, createCapture } from './capture.ts'
import { pictureSize } from './picture-size.ts'

/** The one with this id; null: the one that the system prefers. */
export const openCamera = (id: string | null): Promise<MediaStream> =>
  navigator.mediaDevices.getUserMedia({ video: { ...pictureSize, ...(id === null ? {} : { deviceId: { exact: id } }) } })

/** Its device is the id that the page has for it. */
export const createCamera = (to: CaptureTo): Capture => createCapture({ ...to, open: openCamera })

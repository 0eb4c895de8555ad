import { openCamera } from './camera.ts'
import { type Capture, type CaptureTo, createCapture } from './capture.ts'

/** The first camera with this in its name. Another one is not taken instead: it may look where nobody expects it to. */
const idOf = async (part: string): Promise<string> => {
  const wanted = part.toLocaleLowerCase()
  const found = (await navigator.mediaDevices.enumerateDevices()).find(
    ({ kind, label }) => kind === 'videoinput' && label.toLocaleLowerCase().includes(wanted),
  )
  if (found === undefined) throw new DOMException(`no camera is called ${part}`, 'NotFoundError')
  return found.deviceId
}

/** Its device is a part of the camera's name, as IT wrote it. */
export const createRoomCamera = (to: CaptureTo): Capture =>
  createCapture({
    ...to,
    open: async (device) => openCamera(device === null ? null : await idOf(device)),
  })

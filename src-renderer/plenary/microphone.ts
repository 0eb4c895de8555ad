import { type Capture, type CaptureTo, createCapture } from './capture.ts'

/** People talk into it, and the others' sound comes out beside it. */
const voices = { echoCancellation: true, noiseSuppression: true, autoGainControl: true } as const

/** Its device is the id that the page has for it. */
export const createMicrophone = (to: CaptureTo): Capture =>
  createCapture({
    ...to,
    open: (device) => navigator.mediaDevices.getUserMedia({ audio: { ...voices, ...(device === null ? {} : { deviceId: { exact: device } }) } }),
  })

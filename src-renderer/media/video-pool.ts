import { followSink } from '../audio/sink.ts'

/** Gives up the loudspeaker of an element that is released. */
const unfollow = new WeakMap<HTMLVideoElement, () => void>()

/** One recording made ready ahead of time; a room never needs more. */
let ready: { readonly url: string; readonly video: HTMLVideoElement } | null = null

/** `opened`: its first picture, and no more; `loaded`: enough to play on from there, which takes memory. */
export type Readiness = 'opened' | 'loaded'

const preloads: Record<Readiness, 'metadata' | 'auto'> = { opened: 'metadata', loaded: 'auto' }

const makeVideo = (url: string, readiness: Readiness): HTMLVideoElement => {
  const video = document.createElement('video')
  video.playsInline = true
  video.disablePictureInPicture = true
  video.disableRemotePlayback = true
  video.preload = preloads[readiness]
  video.src = url
  unfollow.set(video, followSink(video))
  return video
}

/** Gives the memory and the connection back at once instead of when the collector comes by. */
export const releaseVideo = (video: HTMLVideoElement): void => {
  unfollow.get(video)?.()
  video.pause()
  video.removeAttribute('src')
  video.load()
  video.remove()
}

/** Loads the start of a recording, outside the document, so that nothing of it is drawn. */
export const makeReady = (url: string, readiness: Readiness): void => {
  if (ready?.url === url) {
    ready.video.preload = preloads[readiness]
    return
  }
  forgetReady()
  ready = { url, video: makeVideo(url, readiness) }
}

export const forgetReady = (): void => {
  if (ready !== null) releaseVideo(ready.video)
  ready = null
}

/** The element for a recording: the one made ready, or a new one. The taker releases it. */
export const takeVideo = (url: string): HTMLVideoElement => {
  if (ready?.url !== url) return makeVideo(url, 'loaded')
  const { video } = ready
  ready = null
  video.preload = preloads.loaded
  return video
}

import { type RefObject, useEffect, useRef, useState } from 'react'
import type { Media } from '../../src-shared/seminar/schema.ts'
import { useSeminar, useSettings } from '../stores/slices.ts'
import { captionFor, drawCaptions } from './captions.ts'
import { createPlayer, type Player, type PlayerEvents } from './player.ts'
import { playableSources } from './sources.ts'
import { volumeFor } from './volume.ts'

type Places = { readonly host: RefObject<HTMLElement | null>; readonly captions: RefObject<HTMLElement | null> }

/** Addresses in the order to try; where nothing looks playable all are tried, because the machine may be wrong about itself. */
export const sourcesOf = (media: Media, base: string): readonly [string, ...string[]] => {
  const probe = document.createElement('video')
  const [first, ...rest] = playableSources(media, base, (type) => probe.canPlayType(type))
  if (first !== undefined) return [first, ...rest]
  const [one, ...others] = media.sources.map(({ path }) => `${base}/${path}`)
  return [one ?? '', ...others]
}

/** Brings a recording into its place with volume and captions; `events` may change without starting anew. */
export const usePlayer = (media: Media, { host, captions }: Places, events: PlayerEvents): Player | null => {
  const seminar = useSeminar()
  const settings = useSettings()
  const [player, setPlayer] = useState<Player | null>(null)
  const [video, setVideo] = useState<HTMLVideoElement | null>(null)
  const latest = useRef(events)
  useEffect(() => {
    latest.current = events
  })

  const base = seminar?.mediaBase ?? ''
  const key = media.sources.map(({ path }) => path).join(' ')
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new slice with the same recording must not start it anew
  useEffect(() => {
    if (host.current === null) return
    const made = createPlayer(
      host.current,
      sourcesOf(media, base),
      {
        progress: (position) => latest.current.progress(position),
        ended: () => latest.current.ended(),
        stalled: (position) => latest.current.stalled(position),
        failed: (why) => latest.current.failed(why),
      },
      () => performance.now(),
      setVideo,
    )
    setPlayer(made)
    return () => {
      made.close()
      setPlayer(null)
      setVideo(null)
    }
  }, [key, base])

  const volume = volumeFor(media.gainDb, seminar?.content.programme ?? [])
  useEffect(() => player?.setVolume(volume), [player, volume])

  const language = captionFor(media, settings.captions, settings.language)
  const path = media.captions.find((one) => one.language === language)?.path
  useEffect(() => {
    if (video === null || captions.current === null || language === null || path === undefined) return
    return drawCaptions(video, language, `${base}/${path}`, captions.current)
  }, [video, language, path, base, captions])

  return player
}

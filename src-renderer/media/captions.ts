import type { Language } from '../../src-shared/i18n/language.ts'
import type { Media } from '../../src-shared/seminar/schema.ts'

/** The captions to show: those chosen, else the room's language, else the first there are; none where captions are off. */
export const captionFor = (media: Pick<Media, 'captions'>, chosen: Language | 'off', room: Language): Language | null => {
  if (chosen === 'off') return null
  const has = (language: Language) => media.captions.some((one) => one.language === language)
  if (has(chosen)) return chosen
  if (has(room)) return room
  return media.captions[0]?.language ?? null
}

/**
 * Draws the active cues of one track into `box`. The browser's own rendering is too small for four
 * metres and knows nothing of the controls at the bottom. Returns what takes it away again.
 */
export const drawCaptions = (video: HTMLVideoElement, language: Language, src: string, box: HTMLElement): (() => void) => {
  const element = document.createElement('track')
  element.kind = 'captions'
  element.srclang = language
  element.src = src
  video.append(element)
  const { track } = element
  track.mode = 'hidden'
  const draw = () => {
    const cues = [...(track.activeCues ?? [])].filter((cue): cue is VTTCue => cue instanceof VTTCue)
    box.replaceChildren(
      ...cues.map((cue) => {
        const line = document.createElement('p')
        const words = document.createElement('span')
        words.append(cue.getCueAsHTML())
        line.append(words)
        return line
      }),
    )
  }
  track.addEventListener('cuechange', draw)
  draw()
  return () => {
    track.removeEventListener('cuechange', draw)
    track.mode = 'disabled'
    element.remove()
    box.replaceChildren()
  }
}

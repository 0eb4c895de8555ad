import type { RecordingFacts } from '../../src-shared/recordings/facts.ts'
import type { Reason, Treatment, Unusable } from '../../src-shared/recordings/treatment.ts'

/** Why a recording is not taken as it is, in words for its organiser. */
export const reasonText = (reason: Reason, { video, audio }: RecordingFacts): string => {
  switch (reason) {
    case 'container':
      return 'not every browser opens this kind of file'
    case 'index-behind':
      return 'what a player needs first stands at its end'
    case 'says-where':
      return 'it says where it was filmed'
    case 'video-codec':
      return `its picture is ${(video?.codec ?? 'unknown').toUpperCase()}`
    case 'video-profile':
      return `its picture is of a profile that few players know (${video?.profile ?? ''})`
    case 'colours':
      return `its colours are written in a way that few players know (${video?.pixelFormat ?? ''})`
    case 'hdr':
      return 'its picture is HDR'
    case 'too-large':
      return `its picture is larger than a room's screen shows (${video?.width ?? 0}×${video?.height ?? 0})`
    case 'interlaced':
      return 'its picture is interlaced'
    case 'rotated':
      return 'it was filmed with the camera on its side'
    case 'odd-pixels':
      return 'its pixels are not square'
    case 'too-fast':
      return `it has ${Math.round(video?.frames.rate ?? 0)} pictures a second`
    case 'uneven-frames':
      return 'its pictures come unevenly, or without their times'
    case 'rare-key-frames':
      return `jumping in it is slow (up to ${Math.round(video?.frames.keyGap ?? 0)} s between key frames)`
    case 'too-heavy':
      return `it is heavy to bring to the rooms (${Math.round((video?.bitRate ?? 0) / 1e6)} Mbit/s)`
    case 'audio-codec':
      return `its sound is ${(audio?.codec ?? 'unknown').toUpperCase()}`
    case 'surround':
      return `its sound has ${audio?.channels ?? 0} channels`
    case 'sample-rate':
      return `its sound has ${audio?.sampleRate ?? 0} samples a second`
  }
}

/** What is done with a recording, and why. */
export const treatmentText = (treatment: Treatment, facts: RecordingFacts): string => {
  if (treatment.kind === 'keep') return 'stays as it is'
  const why = treatment.because.map((reason) => reasonText(reason, facts)).join(', ')
  if (treatment.video !== 'copy') return `gets a new picture${treatment.audio === 'encode' ? ' and sound' : ''}: ${why}`
  return `${treatment.audio === 'encode' ? 'gets a new sound and keeps its picture' : 'gets a new file around the same picture and sound'}: ${why}`
}

export const unusableText = (reason: Unusable): string => {
  switch (reason) {
    case 'no-picture':
      return 'has no moving picture; a talk needs one, if only a still with the sound'
    case 'no-length':
      return 'has no length; it was broken off, perhaps. Copy it again'
    case 'too-long':
      return 'is longer than ten hours; cut it'
  }
}

import { expect, it } from 'vitest'
import { playableSources } from './sources.ts'

const media = {
  sources: [
    { path: 'talk.hevc.mp4', type: 'video/mp4; codecs="hvc1"' },
    { path: 'talk.webm', type: 'video/webm' },
    { path: 'talk.mp4', type: 'video/mp4; codecs="avc1.640028, mp4a.40.2"' },
  ],
}

it('takes the surest encoding first and leaves out what cannot be played', () => {
  const canPlay = (type: string) => (type.includes('avc1') ? 'probably' : type.includes('webm') ? 'maybe' : '')
  expect(playableSources(media, '/media/demo', canPlay)).toEqual(['/media/demo/talk.mp4', '/media/demo/talk.webm'])
})

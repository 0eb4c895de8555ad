import { describe, expect, it } from 'vitest'
import { captionFor } from './captions.ts'

const media = { captions: [{ language: 'da', path: 'da.vtt' } as const, { language: 'en', path: 'en.vtt' } as const] }

describe('captions', () => {
  it('are those that were chosen', () => expect(captionFor(media, 'en', 'da')).toBe('en'))
  it("are in the room's language where the chosen one is missing", () => expect(captionFor(media, 'sv', 'en')).toBe('en'))
  it('are the first there are where neither is there', () => expect(captionFor(media, 'sv', 'sv')).toBe('da'))
  it('are off where they were switched off', () => expect(captionFor(media, 'off', 'en')).toBeNull())
  it('are none where the talk has none', () => expect(captionFor({ captions: [] }, 'sv', 'sv')).toBeNull())
})

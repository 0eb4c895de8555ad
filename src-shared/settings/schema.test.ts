import { expect, it } from 'vitest'
import { readStored } from './schema.ts'

it('a settings file loses the one address that cannot be used, and not those beside it', () => {
  const good = ['https://seminars.example.org/autumn', '/srv/talkroom']
  expect(readStored({ packSources: [good[0], 'ftp://x', 'https://a:b@x', 7, good[1]], language: 'da' })).toEqual({
    stored: { packSources: good, language: 'da' },
    bad: ['packSources'],
  })
  expect(readStored({ packSources: ['ftp://x'], proxy: 'http://proxy.example.org:99999' })).toEqual({ stored: {}, bad: ['packSources', 'proxy'] })
})

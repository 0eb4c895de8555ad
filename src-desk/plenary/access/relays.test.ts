import { describe, expect, it } from 'vitest'
import { relaysFor } from './relays.ts'

const relays = { urls: ['turn:relay.example:3478'], secret: 'north' }

describe('credentials for a relay', () => {
  it('are what coturn computes from the shared secret, end after six hours, and are of one member', () => {
    // echo -n 1700021600:motala-1 | openssl dgst -sha1 -hmac north -binary | base64
    expect(relaysFor(relays, 'motala-1', 1_700_000_000)).toEqual([
      { urls: relays.urls, username: '1700021600:motala-1', credential: 'rHZ+G++uOc2n2tOcoeJgS3BVShY=' },
    ])
  })

  it('are none where there is no relay', () => {
    expect(relaysFor({ urls: [], secret: '' }, 'motala-1', 0)).toEqual([])
  })
})

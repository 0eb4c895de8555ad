import { describe, expect, it } from 'vitest'
import { keepPictures, onPictures, pictureOf } from './pictures.ts'

/** Only kept and handed on here: what is in it is nobody's business. */
const stream = (): MediaStream => ({}) as MediaStream

describe('the pictures of a plenary', () => {
  it('are those that are seen now, and nobody’s who is not seen any more', () => {
    const [eva, lund] = [stream(), stream()]
    keepPictures([
      { member: 'eva', picture: eva },
      { member: 'lund', picture: lund },
    ])
    expect([pictureOf('eva'), pictureOf('lund')]).toEqual([eva, lund])
    keepPictures([{ member: 'eva', picture: null }])
    expect([pictureOf('eva'), pictureOf('lund')]).toEqual([null, null])
  })

  it('are told of when one is another, and not when all is as before', () => {
    const picture = stream()
    let told = 0
    const stop = onPictures(() => {
      told += 1
    })
    keepPictures([{ member: 'eva', picture }])
    keepPictures([{ member: 'eva', picture }])
    expect(told).toBe(1)
    keepPictures([{ member: 'eva', picture: stream() }])
    expect(told).toBe(2)
    stop()
    keepPictures([])
    expect(told).toBe(2)
  })
})

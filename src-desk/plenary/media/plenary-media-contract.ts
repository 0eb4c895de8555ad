import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { PlenaryMedia, SeatEvents } from './plenary-media.ts'
import { testOffer } from './test-offer.ts'

/** Whoever sits there, with what they were told. */
const listening = () => {
  const told = { lost: 0, stages: 0 }
  const events: SeatEvents = {
    stage: () => {
      told.stages += 1
    },
    lost: () => {
      told.lost += 1
    },
  }
  return { told, events }
}

/**
 * What every media server does with seats, as far as it shows without anybody's sound: that sound arrives, and whose, is
 * heard by the end-to-end tests. `open` gives one that is up.
 */
export const describePlenaryMedia = (name: string, open: () => Promise<PlenaryMedia>): void => {
  describe(name, () => {
    let media: PlenaryMedia
    let members = 0
    beforeAll(async () => {
      media = await open()
      media.setStage({ prepared: ['eva'], seen: ['eva'], heard: ['eva'] })
    })
    afterAll(() => media.close())
    const nextMember = () => {
      members += 1
      return `m${members}`
    }
    const sit = async (member = nextMember()) => {
      const { told, events } = listening()
      const taken = await media.seat(member, events)
      if (!taken.ok) throw new Error(taken.failure.reason)
      return { member, told, seat: taken.value }
    }
    const refused = { ok: false, failure: { reason: 'media-refused' } }
    const noSeat = { ok: false, failure: { reason: 'no-seat' } }

    it('is up', () => {
      expect(media.isUp()).toBe(true)
    })

    it('answers an offer, and another one of the same seat', async () => {
      const { seat, told } = await sit()
      for (let time = 0; time < 2; time += 1) {
        const answer = await seat.publish(testOffer)
        expect(answer).toMatchObject({ ok: true })
        if (answer.ok) expect(answer.value.sdp).toMatch(/^v=0\r\n[\s\S]*^m=audio [\s\S]*^m=video /m)
      }
      expect(await seat.candidate('publish', null)).toMatchObject({ ok: true })
      expect(told.lost).toBe(0)
      seat.leave()
    })

    it('lets go of a seat whose offer is none, for nobody knows what of it is silenced', async () => {
      const { member, seat, told } = await sit()
      expect(await seat.publish('v=nonsense')).toMatchObject(refused)
      expect(told.lost).toBe(1)
      expect(await seat.publish(testOffer)).toMatchObject(refused)
      expect(await media.resume(member, listening().events)).toMatchObject(noSeat)
      const again = await sit(member)
      expect(await again.seat.publish(testOffer)).toMatchObject({ ok: true })
      again.seat.leave()
    })

    it('offers nothing while nobody on stage sends, and takes no answer to an offer that there was not', async () => {
      const { seat, told } = await sit()
      expect(await seat.receive()).toMatchObject({ ok: true })
      expect(await seat.receive()).toMatchObject({ ok: true })
      expect(await seat.answer(testOffer)).toMatchObject(refused)
      expect(told).toEqual({ lost: 0, stages: 0 })
      seat.leave()
    })

    it('gives the place of an earlier seat to a later one of the same member, and tells the earlier nothing', async () => {
      const first = await sit()
      expect(await first.seat.publish(testOffer)).toMatchObject({ ok: true })
      const second = await sit(first.member)
      for (const ask of [() => first.seat.publish(testOffer), () => first.seat.receive(), () => first.seat.candidate('publish', null)])
        expect(await ask()).toMatchObject(refused)
      first.seat.leave()
      first.seat.rest()
      expect(await second.seat.publish(testOffer)).toMatchObject({ ok: true })
      expect([first.told.lost, second.told.lost]).toEqual([0, 0])
      second.seat.leave()
    })

    it('keeps a seat that rests for who comes back, once', async () => {
      const { member, seat, told } = await sit()
      await seat.publish(testOffer)
      expect(await media.resume(member, listening().events)).toMatchObject(noSeat)
      seat.rest()
      const later = listening()
      const resumed = await media.resume(member, later.events)
      expect(resumed).toMatchObject({ ok: true })
      expect(await media.resume(member, listening().events)).toMatchObject(noSeat)
      if (!resumed.ok) return
      expect(await resumed.value.publish(testOffer)).toMatchObject({ ok: true })
      expect(await resumed.value.publish('v=nonsense')).toMatchObject(refused)
      expect([told.lost, later.told.lost]).toEqual([0, 1])
    })

    it('keeps nothing for who left, nor behind a seat that was taken anew', async () => {
      const { member, seat } = await sit()
      seat.rest()
      seat.leave()
      expect(await media.resume(member, listening().events)).toMatchObject(noSeat)
      const resting = await sit(member)
      resting.seat.rest()
      const anew = await sit(member)
      expect(await media.resume(member, listening().events)).toMatchObject(noSeat)
      anew.seat.leave()
      for (const ask of [() => anew.seat.publish(testOffer), () => anew.seat.answer(testOffer), () => anew.seat.candidate('receive', null)])
        expect(await ask()).toMatchObject(refused)
      expect(anew.told.lost).toBe(0)
      expect(await media.resume('nobody', listening().events)).toMatchObject(noSeat)
    })
  })
}

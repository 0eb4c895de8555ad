import { describe, expect, it } from 'vitest'
import type { SystemDevice } from '../../src-shared/devices/device.ts'
import type { AudioSystem } from './audio-system.ts'

/** A room for the contract: a speakerphone is there from the beginning, a television comes and goes. */
export type ContractRoom = {
  readonly audio: AudioSystem
  plugTelevision(): Promise<void>
  unplugTelevision(): Promise<void>
  close(): Promise<void>
}

/** Unplug to knowledge, at the most. */
const withinTwoSeconds = 2000

/** What every sound system does that can be asked. */
export const describeAudioSystem = (name: string, open: () => Promise<ContractRoom>): void => {
  const using = (act: (room: ContractRoom) => Promise<void>) => async () => {
    const room = await open()
    try {
      await act(room)
    } finally {
      await room.audio.close()
      await room.close()
    }
  }
  const listed = async (audio: AudioSystem): Promise<readonly SystemDevice[]> => {
    const list = await audio.list()
    if (!list.ok) throw new Error(list.failure.cause)
    return list.value
  }
  const speaker = async (audio: AudioSystem): Promise<SystemDevice> => {
    const found = (await listed(audio)).find(({ direction, label }) => direction === 'output' && label.includes('Jabra'))
    if (found === undefined) throw new Error('no speakerphone')
    return found
  }
  const until = async (holds: () => Promise<boolean>): Promise<void> => {
    const deadline = performance.now() + withinTwoSeconds
    while (!(await holds())) {
      if (performance.now() > deadline) throw new Error('it was not so within two seconds')
      await new Promise((resolve) => setTimeout(resolve, 20))
    }
  }

  describe(name, () => {
    it(
      'knows both ends of a speakerphone by their USB numbers',
      using(async ({ audio }) => {
        const ends = (await listed(audio)).filter(({ label }) => label.includes('Jabra'))
        expect(ends.map(({ direction }) => direction).toSorted()).toEqual(['input', 'output'])
        expect(ends.every(({ usb, bus }) => usb?.vendor === '0b0e' && bus === 'usb')).toBe(true)
      }),
    )
    it(
      'sets volume and mute, and tells so',
      using(async ({ audio }) => {
        let told = 0
        audio.onChange(() => {
          told += 1
        })
        expect((await audio.setVolume(await speaker(audio), 0.4)).ok).toBe(true)
        expect((await audio.setMuted(await speaker(audio), true)).ok).toBe(true)
        expect(await speaker(audio)).toMatchObject({ muted: true, volume: expect.closeTo(0.4, 3) })
        await until(async () => told > 0)
      }),
    )
    it(
      'tells within two seconds that a loudspeaker came and went, and no more once nobody listens',
      using(async ({ audio, plugTelevision, unplugTelevision }) => {
        let told = 0
        const stop = audio.onChange(() => {
          told += 1
        })
        await plugTelevision()
        await until(async () => told > 0)
        expect((await listed(audio)).some(({ label }) => label.startsWith('HDMI 1'))).toBe(true)
        const before = told
        await unplugTelevision()
        await until(async () => told > before)
        expect((await listed(audio)).some(({ label }) => label.startsWith('HDMI 1'))).toBe(false)
        stop()
        const after = told
        await plugTelevision()
        await until(async () => (await listed(audio)).some(({ label }) => label.startsWith('HDMI 1')))
        expect(told).toBe(after)
      }),
    )
    it(
      'says that a device which is gone cannot be set',
      using(async ({ audio }) => {
        const gone = { ...(await speaker(audio)), id: 'gone' }
        expect(await audio.setVolume(gone, 0.5)).toMatchObject({ ok: false, failure: { reason: 'audio-system-silent' } })
      }),
    )
  })
}

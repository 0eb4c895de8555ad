import type { SystemDevice } from '../../../src-shared/devices/device.ts'
import { fail, ok, type Result } from '../../../src-shared/result/result.ts'
import type { Log } from '../../logging/log.ts'
import type { AudioFailure, AudioSystem } from '../audio-system.ts'
import { isBelow } from './own-streams.ts'
import { createPactl } from './pactl.ts'
import { fullVolume, readEnds, readStreams } from './read-pactl.ts'
import { subscribe } from './subscription.ts'

/** PulseAudio, and PipeWire through its PulseAudio side, by way of `pactl`, which both bring along. */
export const createPulseAudioSystem = (deps: { environment: NodeJS.ProcessEnv; log: Log; pid?: number }): AudioSystem => {
  const pactl = createPactl(deps.environment)
  const listeners = new Set<() => void>()
  const subscription = subscribe(deps.environment, deps.log, () => {
    for (const call of listeners) call()
  })
  const ends = async (direction: SystemDevice['direction']): Promise<Result<readonly SystemDevice[], AudioFailure>> => {
    const answer = await pactl('-f', 'json', 'list', direction === 'output' ? 'sinks' : 'sources')
    if (!answer.ok) return answer
    const read = readEnds(direction, answer.value)
    return read === null ? fail('audio-system-silent', { cause: `pactl said no list: ${answer.value.slice(0, 200)}` }) : ok(read)
  }
  const set = async ({ id, direction }: SystemDevice, what: 'volume' | 'mute', value: string): Promise<Result<void, AudioFailure>> => {
    const answer = await pactl(`set-${direction === 'output' ? 'sink' : 'source'}-${what}`, id, value)
    return answer.ok ? ok(undefined) : answer
  }
  return {
    tells: true,
    list: async () => {
      const [outputs, inputs] = await Promise.all([ends('output'), ends('input')])
      if (!outputs.ok) return outputs
      return inputs.ok ? ok([...outputs.value, ...inputs.value]) : inputs
    },
    setVolume: (device, level) => set(device, 'volume', String(Math.round(level * fullVolume))),
    setMuted: (device, muted) => set(device, 'mute', muted ? '1' : '0'),
    bringTo: async (device) => {
      const answer = await pactl('-f', 'json', 'list', 'sink-inputs')
      if (!answer.ok) return answer
      for (const { index, pid } of readStreams(answer.value) ?? []) {
        if (pid === null || !(await isBelow(pid, deps.pid ?? process.pid))) continue
        // A stream that ended meanwhile needs to be nowhere.
        const moved = await pactl('move-sink-input', String(index), device.id)
        if (!moved.ok) deps.log.debug('a stream could not be moved', { index, cause: moved.failure.cause })
      }
      return ok(undefined)
    },
    onChange: (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    close: async () => subscription.close(),
  }
}

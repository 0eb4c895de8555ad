import { useCallback, useEffect, useRef, useState } from 'react'
import { sampleRate } from '../../../src-shared/devices/chirp.ts'
import { betterMicrophone, decibels, hearFrame, passSeat, startVoices, type VoiceState } from '../../../src-shared/devices/voices.ts'
import { type Ear, loadRecorder, openEar } from '../../audio/ear.ts'
import { useDevices } from '../../stores/slices.ts'

type Loudness = { readonly voice: number; readonly noise: number }

/** From a very quiet room to as loud as it gets, in decibels: the meter's whole width. */
const quietest = -60

/**
 * Listens to every microphone at once; the chosen one decides. Only levels come out of the worklet: what is said is
 * neither kept nor passed on. The tracks are stopped when the screen goes.
 */
export const useVoices = (seats: number) => {
  const { devices, microphone } = useDevices()
  const chosen = microphone?.device.key ?? ''
  const [state, setState] = useState<VoiceState>(() => startVoices(seats))
  /** Of the meter's whole width, in percent; null until the microphone gives something. */
  const [level, setLevel] = useState<number | null>(null)
  const loudness = useRef(new Map<string, Loudness>())
  const inputs = devices.filter(({ direction, page }) => direction === 'input' && page !== null)
  const named = inputs.map(({ key, page }) => `${key}\n${page}`).join('\n\n')

  useEffect(() => {
    const context = new AudioContext({ sampleRate, latencyHint: 'interactive' })
    const ears: Ear[] = []
    const left = { already: false }
    const take = (key: string) => (piece: { readonly level: number }) => {
      const loud = decibels(piece.level)
      const { voice, noise } = loudness.current.get(key) ?? { voice: loud, noise: loud }
      loudness.current.set(key, { voice: Math.max(loud, voice), noise: Math.min(loud, noise) })
      if (key !== chosen) return
      setLevel(Math.round(Math.min(100, Math.max(0, ((loud - quietest) / -quietest) * 100))))
      setState((before) => hearFrame(before, piece.level))
    }
    const listen = async () => {
      await loadRecorder(context)
      await Promise.all(
        named.split('\n\n').map(async (one) => {
          const [key = '', page = ''] = one.split('\n')
          const ear = await openEar(page)
          // A microphone that cannot be opened was said by the sound's step already.
          if (typeof ear === 'string') return
          if (left.already) return ear.close()
          ears.push(ear)
          ear.listen(context, take(key), false)
        }),
      )
    }
    listen().catch(() => undefined)
    return () => {
      left.already = true
      for (const ear of ears) ear.close()
      void context.close()
    }
  }, [named, chosen])

  return {
    state,
    level,
    pass: useCallback(() => setState(passSeat), []),
    better: useCallback(() => betterMicrophone(chosen, loudness.current), [chosen]),
  }
}

import { mkdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { z } from 'zod'
import { fail, ok, type Result } from '../../src-shared/result/result.ts'
import { afterWrongPin, keptTries, pinStatus } from '../../src-shared/settings/pin-policy.ts'
import { noTries, type Tries } from '../../src-shared/settings/tries.ts'
import type { Clock } from '../../src-shared/time/clock.ts'
import { instant } from '../../src-shared/time/time.ts'
import { writeDurably } from '../files/durable-file.ts'
import type { Settings } from '../settings/settings.ts'
import { verifyPin } from './pin.ts'
import type { PinGate } from './staff-service.ts'

const fileName = 'pin-tries.json'
const storedTries = z.object({ failures: z.number().int().min(0), waitUntil: z.number().nullable() })

/** Checks PINs against the hash in the settings, and remembers wrong tries over a restart. */
export const createPinGate = async (profileDirectory: string, settings: Pick<Settings, 'get'>, clock: Clock): Promise<PinGate> => {
  const path = join(profileDirectory, fileName)
  let tries = keptTries(await readTries(path), clock.now(), clock.speed)
  /** One check after the other: many at once must not share one try. */
  let turn: Promise<unknown> = Promise.resolve()

  const keep = async (next: Tries): Promise<void> => {
    tries = next
    try {
      await mkdir(profileDirectory, { recursive: true })
      await writeDurably(path, JSON.stringify(next))
    } catch {
      // On a disk that takes nothing the count holds until the kiosk ends; staff must still get in.
    }
  }

  const check = async (pin: string): Promise<Result<void>> => {
    const hash = settings.get().staffPinHash
    if (hash === null) return fail('pin-not-set')
    const { waitUntil } = pinStatus(tries, clock.now())
    if (waitUntil !== null) return fail('pin-wait')
    // Counted as wrong before it is looked at, so that pulling the plug in between gains no try.
    await keep(afterWrongPin(tries, clock.now(), clock.speed))
    if (!(await verifyPin(pin, hash))) return fail('pin-wrong')
    await keep(noTries)
    return ok(undefined)
  }

  return {
    get pinSet() {
      return settings.get().staffPinHash !== null
    },
    status: () => pinStatus(tries, clock.now()),
    check: (pin) => {
      const checked = turn.then(() => check(pin))
      turn = checked.catch(() => undefined)
      return checked
    },
  }
}

const readTries = async (path: string): Promise<Tries> => {
  try {
    const { failures, waitUntil } = storedTries.parse(JSON.parse(await readFile(path, 'utf8')))
    return { failures, waitUntil: waitUntil === null ? null : instant(waitUntil) }
  } catch {
    // None yet, or a torn one: nobody in the room can make it so.
    return noTries
  }
}

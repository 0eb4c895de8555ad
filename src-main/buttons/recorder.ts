import { z } from 'zod'
import type { HidDevice } from '../../src-shared/buttons/device.ts'
import { causeText, fail, ok, type Result } from '../../src-shared/result/result.ts'
import type { HidHandle, HidSystem } from './hid-system.ts'
import { descriptorOf } from './linux-descriptor.ts'

const word = z.number().int().min(0).max(0xffff)

/** What a device said, as a fixture: whoever has no such device can try the kiosk against it. */
export const buttonRecording = z.object({
  format: z.literal(1),
  device: z.object({ vendor: word, product: word, name: z.string().nullable(), usagePage: word.nullable(), usage: word.nullable() }),
  /** Hexadecimal; null where the system does not tell. */
  descriptor: z
    .string()
    .regex(/^[0-9a-f]*$/)
    .nullable(),
  /** Milliseconds since the recording began, and the report in hexadecimal. */
  reports: z.array(z.tuple([z.number().int().min(0), z.string().regex(/^[0-9a-f]*$/)])).max(20_000),
})
export type ButtonRecording = z.infer<typeof buttonRecording>

export type Recording = { stop(): Promise<ButtonRecording> }

const hex = (bytes: Uint8Array): string => Buffer.from(bytes).toString('hex')

/** Begins to record one device. `said` hears of each report; no serial number is kept. */
export const startRecording = async (
  system: HidSystem,
  device: HidDevice,
  on: { said(at: number, bytes: Uint8Array): void; lost(): void },
): Promise<Result<Recording>> => {
  const descriptor = await descriptorOf(device.path)
  const reports: [number, string][] = []
  const began = performance.now()
  let handle: HidHandle
  try {
    handle = await system.open(device.path, {
      report: (bytes) => {
        const at = Math.round(performance.now() - began)
        if (reports.length < 20_000) reports.push([at, hex(bytes)])
        on.said(at, bytes)
      },
      lost: on.lost,
    })
  } catch (cause) {
    return fail('device-closed', { cause: causeText(cause) })
  }
  return ok({
    stop: async () => {
      await handle.close().catch(() => undefined)
      const { vendor, product, name, usagePage, usage } = device
      return { format: 1, device: { vendor, product, name, usagePage, usage }, descriptor: descriptor === null ? null : hex(descriptor), reports }
    },
  })
}

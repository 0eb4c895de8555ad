import type { HidDevice } from '../../src-shared/buttons/device.ts'
import { fail, ok, type Result } from '../../src-shared/result/result.ts'

/** One opened device. */
export type HidHandle = {
  write(bytes: Uint8Array): Promise<unknown>
  close(): Promise<void>
}

export type HidListener = { report(bytes: Uint8Array): void; lost(cause: unknown): void }

/** What is needed of node-hid. `open` rejects when the system does not let us in. */
export type HidSystem = {
  list(): Promise<readonly HidDevice[]>
  open(path: string, listener: HidListener): Promise<HidHandle>
}

/** Loaded only when somebody looks for buttons: without the native part for this machine the kiosk runs all the same. */
export const loadHidSystem = async (): Promise<Result<HidSystem>> => {
  try {
    const { default: hid } = await import('node-hid')
    // The binary is looked for at the first use, so that this is where it fails.
    hid.getHidapiVersion()
    return ok({ list: async () => (await hid.devicesAsync()).flatMap(deviceOf), open: (path, listener) => openDevice(hid, path, listener) })
  } catch (cause) {
    return fail('buttons-unavailable', { cause })
  }
}

type NodeHid = typeof import('node-hid')
type Listed = Awaited<ReturnType<NodeHid['devicesAsync']>>[number]

const deviceOf = ({ path, vendorId, productId, serialNumber, manufacturer, product, usagePage, usage }: Listed): HidDevice[] =>
  path === undefined
    ? []
    : [
        {
          path,
          vendor: vendorId,
          product: productId,
          serial: serialNumber || null,
          name: [manufacturer, product].filter((part) => part !== undefined && part !== '').join(' ') || null,
          usagePage: usagePage ?? null,
          usage: usage ?? null,
        },
      ]

const openDevice = async (hid: NodeHid, path: string, listener: HidListener): Promise<HidHandle> => {
  const device = await hid.HIDAsync.open(path, { nonExclusive: true })
  // Exactly one listener for data, for as long as it is open: a second one makes node-hid throw "read is already running".
  device.on('error', (cause: unknown) => listener.lost(cause))
  device.on('data', (bytes: Buffer) => listener.report(bytes))
  return {
    write: (bytes) => device.write(Buffer.from(bytes)),
    close: () => device.close(),
  }
}

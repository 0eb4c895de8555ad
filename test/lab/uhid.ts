import { closeSync, constants, openSync, readSync, writeSync } from 'node:fs'

/** Kinds of event of the kernel's `linux/uhid.h`. */
const kinds = { destroy: 1, output: 6, create2: 11, input2: 12 } as const

export type UhidOptions = {
  readonly name: string
  readonly vendor: number
  readonly product: number
  /** USB's own version number of the device, as the kernel's exceptions look at it. */
  readonly version?: number
  readonly descriptor: readonly number[]
}

/** A device that the kernel takes for a USB one, made and moved by this process. */
export type UhidDevice = {
  input(bytes: readonly number[]): void
  /** What the other side has written, with the report's number in front where it has one. */
  readonly outputs: readonly (readonly number[])[]
  destroy(): void
}

const lookEvery = 5
const usb = 3

export const createUhidDevice = ({ name, vendor, product, version = 0x0100, descriptor }: UhidOptions): UhidDevice => {
  const file = openSync('/dev/uhid', constants.O_RDWR | constants.O_NONBLOCK)
  const create = Buffer.alloc(4 + 128 + 64 + 64 + 2 + 2 + 16 + descriptor.length)
  create.writeUInt32LE(kinds.create2, 0)
  create.write(name, 4, 127)
  let at = create.writeUInt16LE(descriptor.length, 4 + 128 + 64 + 64)
  at = create.writeUInt16LE(usb, at)
  for (const value of [vendor, product, version, 0]) at = create.writeUInt32LE(value, at)
  create.set(descriptor, at)
  writeSync(file, create)

  const outputs: (readonly number[])[] = []
  const buffer = Buffer.alloc(8192)
  const readOne = (): boolean => {
    try {
      return readSync(file, buffer, 0, buffer.length, null) > 0
    } catch (error) {
      if (error instanceof Error && 'code' in error && error.code === 'EAGAIN') return false
      throw error
    }
  }
  const timer = setInterval(() => {
    while (readOne()) {
      if (buffer.readUInt32LE(0) !== kinds.output) continue
      const size = buffer.readUInt16LE(4 + 4096)
      outputs.push([...buffer.subarray(4, 4 + size)])
    }
  }, lookEvery)

  return {
    input: (bytes) => {
      const event = Buffer.alloc(6 + bytes.length)
      event.writeUInt32LE(kinds.input2, 0)
      event.writeUInt16LE(bytes.length, 4)
      event.set(bytes, 6)
      writeSync(file, event)
    },
    outputs,
    destroy: () => {
      clearInterval(timer)
      const event = Buffer.alloc(4)
      event.writeUInt32LE(kinds.destroy, 0)
      writeSync(file, event)
      closeSync(file)
    },
  }
}

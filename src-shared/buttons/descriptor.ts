/**
 * Where a device's report descriptor puts each usage (USB Device Class Definition for HID 1.11, section 6.2.2). Only
 * what buttons need: input fields of 1 to 8 bits, with a usage of their own.
 */
export type Field = {
  /** 0: the device does not number its reports. */
  readonly report: number
  readonly page: number
  readonly usage: number
  /** The first bit, counted from the start of the data behind the number. */
  readonly bit: number
  readonly bits: number
}

type Global = { readonly page: number; readonly size: number; readonly count: number; readonly report: number }
type Local = { readonly usages: readonly number[]; readonly least: number | null; readonly most: number | null }

const noLocal: Local = { usages: [], least: null, most: null }

/** The usage of the field with this index: listed, out of a range, or the last listed once more. */
const usageAt = ({ usages, least, most }: Local, index: number): number | null => {
  const listed = usages[index] ?? usages.at(-1)
  if (listed !== undefined) return listed
  if (least === null) return null
  return most !== null && least + index > most ? null : least + index
}

/** Reads a descriptor as far as it makes sense; one that breaks off gives what came before. */
export const readDescriptor = (bytes: Uint8Array): readonly Field[] => {
  const fields: Field[] = []
  const ends = new Map<number, number>()
  const stack: Global[] = []
  let global: Global = { page: 0, size: 0, count: 0, report: 0 }
  let local = noLocal

  const add = (flags: number): void => {
    const { size, count, report, page } = global
    const start = ends.get(report) ?? 0
    // More than a report can carry: the descriptor is nonsense.
    if (size * count > 64 * 1024) return
    ends.set(report, start + size * count)
    const isData = (flags & 1) === 0
    const isVariable = (flags & 2) !== 0
    if (!isData || !isVariable || size < 1 || size > 8) return
    for (let index = 0; index < count; index += 1) {
      const usage = usageAt(local, index)
      // A usage of four bytes carries its page with it.
      if (usage !== null)
        fields.push({ report, page: usage > 0xffff ? usage >>> 16 : page, usage: usage & 0xffff, bit: start + index * size, bits: size })
    }
  }

  for (let at = 0; at < bytes.length; ) {
    const prefix = bytes[at] ?? 0
    if (prefix === 0xfe) {
      at += 3 + (bytes[at + 1] ?? 0)
      continue
    }
    const length = [0, 1, 2, 4][prefix & 3] ?? 0
    let value = 0
    for (let place = 0; place < length; place += 1) value += (bytes[at + 1 + place] ?? 0) * 256 ** place
    at += 1 + length
    switch (prefix & 0xfc) {
      case 0x04:
        global = { ...global, page: value }
        break
      case 0x74:
        global = { ...global, size: value }
        break
      case 0x84:
        global = { ...global, report: value }
        break
      case 0x94:
        global = { ...global, count: value }
        break
      case 0xa4:
        stack.push(global)
        break
      case 0xb4:
        global = stack.pop() ?? global
        break
      case 0x08:
        local = { ...local, usages: [...local.usages, value] }
        break
      case 0x18:
        local = { ...local, least: value }
        break
      case 0x28:
        local = { ...local, most: value }
        break
      case 0x80:
        add(value)
        local = noLocal
        break
      case 0x90:
      case 0xb0:
      case 0xa0:
      case 0xc0:
        local = noLocal
        break
    }
  }
  return fields
}

/** The value of a field in a report; null when the report is another one or too short. */
export const fieldIn = ({ report, bit, bits }: Field, bytes: Uint8Array): number | null => {
  if (report !== 0 && bytes[0] !== report) return null
  const first = bit + (report === 0 ? 0 : 8)
  if (first + bits > bytes.length * 8) return null
  let value = 0
  for (let place = 0; place < bits; place += 1) {
    const at = first + place
    value |= (((bytes[at >> 3] ?? 0) >> (at & 7)) & 1) << place
  }
  return value
}

import { readFile } from 'node:fs/promises'
import { basename } from 'node:path'
import { type Field, readDescriptor } from '../../src-shared/buttons/descriptor.ts'

/** Where a device's usages are, out of what the system keeps of it; nothing where it keeps nothing. */
export const fieldsOf = async (path: string, sys = '/sys/class/hidraw'): Promise<readonly Field[]> => {
  const bytes = await descriptorOf(path, sys)
  return bytes === null ? [] : readDescriptor(bytes)
}

export const descriptorOf = async (path: string, sys = '/sys/class/hidraw'): Promise<Uint8Array | null> => {
  try {
    return await readFile(`${sys}/${basename(path)}/device/report_descriptor`)
  } catch {
    // Another system than Linux, or a device that is gone already.
    return null
  }
}

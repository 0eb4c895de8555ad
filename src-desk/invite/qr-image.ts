import { crc32, deflateSync } from 'node:zlib'
import { encodeQR } from 'qr'

/** Light modules around it; fewer, and some cameras do not find it. */
const border = 4

/** A link with a pass is long: with less to mend it by, its modules are larger, which is what a camera needs first. */
const eccOf = (text: string): 'low' | 'medium' => (text.length > 300 ? 'low' : 'medium')

const modulesOf = (text: string) => encodeQR(text, 'raw', { ecc: eccOf(text), border })

export const qrSvg = (text: string): string => encodeQR(text, 'svg', { ecc: eccOf(text), border })

/** How wide it has to be on paper, in millimetres, so that a telephone reads it from a table: 0.6 for each module. */
export const qrWidth = (text: string): number => Math.max(60, Math.ceil(modulesOf(text).length * 0.6))

/** The same as a black and white PNG, `scale` pixels for each module. */
export const qrPng = (text: string, scale = 8): Uint8Array => {
  const modules = modulesOf(text)
  const size = modules.length * scale
  const bytesInRow = Math.ceil(size / 8)
  const rows = modules.map((row) => {
    const pixels = Buffer.alloc(1 + bytesInRow)
    for (let x = 0; x < size; x += 1) if (row[Math.floor(x / scale)] !== true) pixels[1 + (x >> 3)] = (pixels[1 + (x >> 3)] ?? 0) | (128 >> (x & 7))
    return Buffer.concat(Array.from({ length: scale }, () => pixels))
  })
  const header = Buffer.alloc(13)
  header.writeUInt32BE(size, 0)
  header.writeUInt32BE(size, 4)
  // One bit for each pixel, grey.
  header[8] = 1
  return Buffer.concat([
    Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
    chunk('IHDR', header),
    chunk('IDAT', deflateSync(Buffer.concat(rows))),
    chunk('IEND', Buffer.alloc(0)),
  ])
}

const chunk = (name: string, content: Uint8Array): Buffer => {
  const named = Buffer.concat([Buffer.from(name, 'latin1'), content])
  const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)]
  length.writeUInt32BE(content.length)
  sum.writeUInt32BE(crc32(named))
  return Buffer.concat([length, named, sum])
}

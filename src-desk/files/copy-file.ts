import { open } from 'node:fs/promises'

const step = 4 * 1024 * 1024

/** Copies a file and has it written for good. Rejects with the file system's error, or with the reason of the signal. */
export const copyDurably = async (
  from: string,
  to: string,
  { signal, onBytes }: { readonly signal: AbortSignal; onBytes?(bytes: number): void },
): Promise<void> => {
  const source = await open(from, 'r')
  try {
    const target = await open(to, 'w', 0o644)
    try {
      const memory = new Uint8Array(step)
      for (;;) {
        signal.throwIfAborted()
        const { bytesRead } = await source.read(memory, 0, step, null)
        if (bytesRead === 0) break
        for (let written = 0; written < bytesRead; ) written += (await target.write(memory, written, bytesRead - written)).bytesWritten
        onBytes?.(bytesRead)
      }
      await target.sync()
    } finally {
      await target.close()
    }
  } finally {
    await source.close()
  }
}

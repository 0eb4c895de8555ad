import { networkInterfaces } from 'node:os'

/** This machine's own address in its network, the first there is; null where it has none. */
export const mediaAddress = (): string | null =>
  Object.values(networkInterfaces())
    .flatMap((addresses) => addresses ?? [])
    .find(({ family, internal }) => family === 'IPv4' && !internal)?.address ?? null

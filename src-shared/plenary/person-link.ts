/**
 * The address that a presenter, a host or an observer opens in a browser: the desk's page, with the pass behind the `#`,
 * which browsers send to nobody.
 */
export const printPersonLink = (desk: string, pass: string): string => `${desk.replace(/\/+$/, '')}/lead#${pass}`

/** The pass behind the `#` of such an address; null where there is none. */
export const passInFragment = (fragment: string): string | null => /^#?([A-Za-z0-9_-]+\.[A-Za-z0-9_-]+)$/.exec(fragment)?.[1] ?? null

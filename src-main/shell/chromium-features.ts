/** The feature by which Chromium, of its own or within Electron, names this computer in a plenary by a word of mDNS. */
export const hidesAddresses = 'WebRtcHideLocalIpsWithMdns'

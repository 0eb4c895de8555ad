import type { ElectronPermission, PermissionCheckDetails, PermissionRequestDetails } from './electron-api.ts'

/**
 * What the page may use, besides the microphone, and the camera where IT wants it. The three about networks let a plenary on the
 * building's own network be reached; where the page may connect to stands in its content policy.
 */
const granted: ReadonlySet<ElectronPermission> = new Set<ElectronPermission>([
  'fullscreen',
  'local-network',
  'local-network-access',
  'loopback-network',
  'screen-wake-lock',
  'speaker-selection',
  'window-management',
])

/** Electron asks with an origin, an origin with a slash, or a whole address; anything else belongs to nobody. */
export const originOf = (address: string | undefined): string | null => {
  if (address === undefined) return null
  try {
    return new URL(address).origin
  } catch {
    // An address that cannot be read is no address of ours.
    return null
  }
}

type Asked = { readonly permission: ElectronPermission; readonly from: string | null; readonly media: readonly string[]; readonly mainFrame: boolean }

/** Whose page is ours, and whether it may have the camera. */
export type Ours = { readonly origin: string; readonly camera: boolean }

const decide = ({ permission, from, media, mainFrame }: Asked, { origin, camera }: Ours): boolean => {
  if (from !== origin || !mainFrame) return false
  if (permission === 'media') return media.length > 0 && media.every((one) => one === 'audio' || (one === 'video' && camera))
  return granted.has(permission)
}

/** Answers a page that wants to use something. */
export const permissionRequested = (permission: ElectronPermission, details: PermissionRequestDetails, ours: Ours): boolean =>
  decide(
    {
      permission,
      from: originOf(('securityOrigin' in details ? details.securityOrigin : undefined) ?? details.requestingUrl),
      media: ('mediaTypes' in details ? details.mediaTypes : undefined) ?? [],
      mainFrame: details.isMainFrame,
    },
    ours,
  )

/** Answers Electron's own question whether something may be used; for `media` it also decides whether device labels are seen. */
export const permissionChecked = (permission: ElectronPermission, requestingOrigin: string, details: PermissionCheckDetails, ours: Ours): boolean =>
  decide({ permission, from: originOf(requestingOrigin), media: [details.mediaType ?? 'unknown'], mainFrame: details.isMainFrame }, ours)

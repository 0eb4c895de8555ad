import { describe, expect, it } from 'vitest'
import type { ElectronPermission, PermissionCheckDetails, PermissionRequestDetails } from './electron-api.ts'
import { originOf, permissionChecked, permissionRequested } from './permissions.ts'

const origin = 'http://127.0.0.1:4100'
const ours = { origin, camera: false }
const asked = (details: Partial<PermissionRequestDetails> = {}) =>
  ({ requestingUrl: `${origin}/`, isMainFrame: true, ...details }) as PermissionRequestDetails
const checked = (details: Partial<PermissionCheckDetails> = {}): PermissionCheckDetails => ({ isMainFrame: true, ...details })

/** Every permission Electron 45 knows, and whether the page gets it; the compiler notices when one is added. */
const matrix: Record<ElectronPermission, boolean> = {
  ar: false,
  'automatic-fullscreen': false,
  'background-fetch': false,
  'background-sync': false,
  'captured-surface-control': false,
  'clipboard-read': false,
  'clipboard-sanitized-write': false,
  'deprecated-sync-clipboard-read': false,
  'display-capture': false,
  fileSystem: false,
  fullscreen: true,
  geolocation: false,
  'geolocation-approximate': false,
  'hand-tracking': false,
  hid: false,
  'idle-detection': false,
  keyboardLock: false,
  'local-fonts': false,
  'local-network': true,
  'local-network-access': true,
  'loopback-network': true,
  media: false,
  mediaKeySystem: false,
  midi: false,
  midiSysex: false,
  nfc: false,
  notifications: false,
  openExternal: false,
  'payment-handler': false,
  'periodic-background-sync': false,
  'persistent-storage': false,
  pointerLock: false,
  'screen-wake-lock': true,
  sensors: false,
  serial: false,
  'smart-card': false,
  'speaker-selection': true,
  'storage-access': false,
  'system-wake-lock': false,
  'top-level-storage-access': false,
  usb: false,
  vr: false,
  'web-app-installation': false,
  'web-printing': false,
  'window-management': true,
  unknown: false,
}

describe('what the page may use', () => {
  it.each(Object.entries(matrix) as [ElectronPermission, boolean][])('%s: %s', (permission, given) => {
    expect(permissionRequested(permission, asked(), ours)).toBe(given)
    expect(permissionChecked(permission, `${origin}/`, checked(), ours)).toBe(given)
  })

  it('is the microphone, but no camera', () => {
    expect(permissionRequested('media', asked({ mediaTypes: ['audio'] }), ours)).toBe(true)
    expect(permissionRequested('media', asked({ mediaTypes: ['video'] }), ours)).toBe(false)
    expect(permissionRequested('media', asked({ mediaTypes: ['audio', 'video'] }), ours)).toBe(false)
    expect(permissionChecked('media', origin, checked({ mediaType: 'audio' }), ours)).toBe(true)
    expect(permissionChecked('media', origin, checked({ mediaType: 'video' }), ours)).toBe(false)
    expect(permissionChecked('media', origin, checked({ mediaType: 'unknown' }), ours)).toBe(false)
  })

  it('is the camera too where IT wants it, for the same page only', () => {
    const withCamera = { origin, camera: true }
    expect(permissionRequested('media', asked({ mediaTypes: ['video'] }), withCamera)).toBe(true)
    expect(permissionRequested('media', asked({ mediaTypes: ['audio', 'video'] }), withCamera)).toBe(true)
    expect(permissionChecked('media', origin, checked({ mediaType: 'video' }), withCamera)).toBe(true)
    expect(permissionChecked('media', origin, checked({ mediaType: 'unknown' }), withCamera)).toBe(false)
    expect(permissionRequested('display-capture', asked(), withCamera)).toBe(false)
    expect(permissionRequested('media', asked({ mediaTypes: ['video'], requestingUrl: 'https://example.org' }), withCamera)).toBe(false)
    expect(permissionRequested('media', asked({ mediaTypes: ['video'], isMainFrame: false }), withCamera)).toBe(false)
  })

  it('is nothing for anybody else: another address, another port, a frame within, nobody', () => {
    const audio = { mediaTypes: ['audio' as const] }
    for (const from of ['https://example.org', 'http://127.0.0.1:4101', 'http://127.0.0.1.example.org:4100', 'about:blank', ''])
      expect(permissionRequested('media', asked({ ...audio, requestingUrl: from }), ours)).toBe(false)
    expect(permissionRequested('media', asked({ ...audio, securityOrigin: 'https://example.org' }), ours)).toBe(false)
    expect(permissionRequested('fullscreen', asked({ isMainFrame: false }), ours)).toBe(false)
    expect(permissionChecked('fullscreen', 'app://kiosk/', checked(), ours)).toBe(false)
  })

  it('reads an origin out of whatever Electron calls one', () => {
    expect(originOf(`${origin}/`)).toBe(origin)
    expect(originOf(`${origin}/media/a.mp4?x#y`)).toBe(origin)
    expect(originOf('no address')).toBeNull()
    expect(originOf(undefined)).toBeNull()
  })
})

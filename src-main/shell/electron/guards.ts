import type { Log } from '../../logging/log.ts'
import type { ElectronApi } from './electron-api.ts'
import { type Ours, originOf, permissionChecked, permissionRequested } from './permissions.ts'

/** Shuts every way out of the page: addresses, windows, downloads, embedded pages, devices. Holds for any page there may ever be. */
export const installGuards = (electron: Pick<ElectronApi, 'app' | 'session'>, deps: { ours(): Ours; log: Log }): void => {
  const { app, session } = electron
  const refuse = (what: string, event: { preventDefault(): void }) => {
    event.preventDefault()
    deps.log.warn('the page was kept from leaving', { what })
  }

  app.on('web-contents-created', (_event, contents) => {
    contents.on('will-frame-navigate', (details) => {
      if (originOf(details.url) !== deps.ours().origin) refuse('navigation', details)
    })
    contents.on('will-redirect', (details) => {
      if (originOf(details.url) !== deps.ours().origin) refuse('redirect', details)
    })
    contents.on('will-attach-webview', (event) => refuse('webview', event))
    contents.setWindowOpenHandler(() => ({ action: 'deny' }))
    contents.setZoomMode('disabled')
    // Left to itself Electron takes the first device that it finds.
    contents.on('select-bluetooth-device', (event, _devices, choose) => {
      refuse('bluetooth', event)
      choose('')
    })
  })

  // Left to itself Electron shows whoever asks the first certificate of this computer.
  app.on('select-client-certificate', (event, _contents, _url, _list, choose) => {
    refuse('certificate', event)
    choose()
  })

  const ses = session.defaultSession
  ses.on('will-download', (event) => refuse('download', event))
  ses.setPermissionRequestHandler((_contents, permission, callback, details) => callback(permissionRequested(permission, details, deps.ours())))
  ses.setPermissionCheckHandler((_contents, permission, origin, details) => permissionChecked(permission, origin, details, deps.ours()))
  // Buttons and headsets are read by main; the page sees no device but through the contract.
  ses.setDevicePermissionHandler(() => false)
  ses.setDisplayMediaRequestHandler((_request, callback) => callback(null))
}

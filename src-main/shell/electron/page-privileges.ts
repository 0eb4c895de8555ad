import type * as Electron from 'electron'

/** What each page is shut into, on whichever screen it is. No preload: the page talks with main over the bridge alone. */
export const pagePrivileges = (developerTools: boolean) =>
  ({
    sandbox: true,
    contextIsolation: true,
    nodeIntegration: false,
    webSecurity: true,
    webviewTag: false,
    navigateOnDragDrop: false,
    devTools: developerTools,
    spellcheck: false,
    backgroundThrottling: false,
  }) satisfies Electron.WebPreferences

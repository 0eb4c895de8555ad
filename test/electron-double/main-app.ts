import type * as Electron from 'electron'

/** What the program's root uses of Electron's `app`, beside what the shell does. */
export type MainApp = Pick<
  Electron.App,
  | 'on'
  | 'whenReady'
  | 'exit'
  | 'enableSandbox'
  | 'getPath'
  | 'getVersion'
  | 'setPath'
  | 'requestSingleInstanceLock'
  | 'disableHardwareAcceleration'
  | 'resolveProxy'
> & { readonly commandLine: Pick<Electron.CommandLine, 'removeSwitch'> }

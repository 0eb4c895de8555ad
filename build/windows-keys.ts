/**
 * The names that Keyboard Filter has for keys, as Microsoft lists them for Windows 11 (learn.microsoft.com/windows/configuration/
 * keyboard-filter/predefined-key-combinations, of March 2025): WEKF_PredefinedKey knows these and no others. The keys of Surface
 * keyboards are left out: the page and Windows itself write them differently, and all but one need the Windows key.
 */
export const windowsKeys: readonly string[] = [
  ...['LShift+LAlt+PrintScrn', 'LShift+LAlt+NumLock', 'Win+U'],
  ...['Alt+F4', 'Ctrl+F4', 'Win+F1'],
  ...['Alt+Space', 'Ctrl+Esc', 'Ctrl+Win+F', 'Win+Break', 'Win+E', 'Win+F', 'Win+P', 'Win+R', 'Alt+Tab', 'Ctrl+Tab', 'Win+Tab', 'Win+D', 'Win+M'],
  ...['Win+Home', 'Win+T', 'Win+B', 'Win+-', 'Win++', 'Win+Esc', 'Win+Up', 'Win+Down', 'Win+Left', 'Win+Right', 'Win+Shift+Up', 'Win+Shift+Down'],
  ...['Win+Shift+Left', 'Win+Shift+Right', 'Win+Space', 'Win+O', 'Win+PageUp', 'Win+PageDown', 'Win+.', 'Win+C', 'Win+I', 'Win+K', 'Win+H', 'Win+Q'],
  ...['Win+W', 'Win+Z', 'Win+/', 'Win+J', 'Win+,', 'Win+V'],
  ...['Alt', 'Application', 'Ctrl', 'Shift', 'Windows'],
  ...['Ctrl+Alt+Del', 'Shift+Ctrl+Esc', 'Win+L'],
  ...['LaunchMail', 'LaunchMediaSelect', 'LaunchApp1', 'LaunchApp2'],
  ...['BrowserBack', 'BrowserForward', 'BrowserRefresh', 'BrowserStop', 'BrowserSearch', 'BrowserFavorites', 'BrowserHome'],
  ...['VolumeMute', 'VolumeDown', 'VolumeUp', 'MediaNext', 'MediaPrev', 'MediaStop', 'MediaPlayPause'],
]

/** What stays open: people write with these, and the others end in the kiosk's page. */
export const keptKeys: readonly string[] = [
  ...['Alt', 'Ctrl', 'Shift'],
  ...['VolumeMute', 'VolumeDown', 'VolumeUp', 'MediaNext', 'MediaPrev', 'MediaStop', 'MediaPlayPause'],
]

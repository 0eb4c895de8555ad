/** Shortcuts that a browser or a desktop knows, by what a person would want with them; named as the X server names keys. */
export const keyAttempts: Readonly<Record<string, readonly string[]>> = {
  'developer tools': ['F12', 'ctrl+shift+i', 'ctrl+shift+j', 'ctrl+shift+c', 'ctrl+shift+k', 'ctrl+shift+e', 'ctrl+u', 'ctrl+shift+m'],
  'load it again': ['F5', 'ctrl+F5', 'shift+F5', 'ctrl+r', 'ctrl+shift+r', 'Escape'],
  'print and save': ['ctrl+p', 'ctrl+shift+p', 'ctrl+s', 'ctrl+shift+s', 'ctrl+o', 'ctrl+d', 'ctrl+shift+d', 'Print', 'alt+Print'],
  find: ['ctrl+f', 'ctrl+g', 'ctrl+shift+g', 'F3', 'shift+F3', 'ctrl+e', 'ctrl+k', 'ctrl+l', 'alt+d', 'F6', 'ctrl+F6', 'slash'],
  zoom: ['ctrl+plus', 'ctrl+minus', 'ctrl+0', 'ctrl+equal', 'ctrl+KP_Add', 'ctrl+KP_Subtract', 'ctrl+KP_0', 'F11', 'alt+Return', 'super+plus'],
  'windows and tabs': [
    ...['ctrl+n', 'ctrl+shift+n', 'ctrl+t', 'ctrl+shift+t', 'ctrl+w', 'ctrl+shift+w', 'ctrl+F4', 'alt+F4', 'ctrl+q', 'ctrl+shift+q'],
    ...['ctrl+Tab', 'ctrl+shift+Tab', 'ctrl+Next', 'ctrl+Prior', 'ctrl+1', 'ctrl+9', 'alt+1', 'ctrl+m', 'super+d', 'super+l', 'super+Tab'],
  ],
  'the browser behind': [
    'ctrl+h',
    'ctrl+j',
    'ctrl+shift+o',
    'ctrl+shift+b',
    'ctrl+shift+a',
    'ctrl+shift+Delete',
    'shift+Escape',
    'F1',
    'alt+f',
    'alt+e',
    'F10',
  ],
  'where it was before': ['alt+Left', 'alt+Right', 'alt+Home', 'BackSpace', 'shift+BackSpace', 'ctrl+bracketleft', 'ctrl+bracketright'],
  'the desktop behind': [
    ...['alt+Tab', 'alt+shift+Tab', 'alt+Escape', 'alt+space', 'ctrl+Escape', 'super', 'super+r', 'super+e', 'alt+F1', 'alt+F2', 'alt+F7', 'alt+F8'],
    ...['alt+F9', 'alt+F10', 'ctrl+alt+t', 'ctrl+alt+Delete', 'ctrl+alt+BackSpace', 'ctrl+alt+Left', 'ctrl+alt+d', 'ctrl+alt+l'],
  ],
  menus: ['Menu', 'shift+F10', 'alt', 'F9', 'F7'],
  'other function keys': ['F2', 'F4', 'F8', 'F13', 'F15', 'F17', 'F18', 'F19', 'F20', 'F24'],
  'keys of a browser or of a media keyboard': [
    ...['XF86Back', 'XF86Forward', 'XF86Reload', 'XF86Refresh', 'XF86Stop', 'XF86Search', 'XF86Favorites', 'XF86HomePage', 'XF86WWW', 'XF86Mail'],
    ...['XF86Calculator', 'XF86Explorer', 'XF86MyComputer', 'XF86Tools', 'XF86Launch1', 'XF86New', 'XF86Open', 'XF86Close', 'XF86Save', 'XF86Send'],
    ...['XF86ZoomIn', 'XF86ZoomOut', 'XF86Sleep', 'XF86ScreenSaver', 'XF86Eject', 'XF86Documents', 'XF86History', 'XF86OpenURL'],
  ],
}

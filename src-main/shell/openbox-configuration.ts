/**
 * A window fills the screen only under a window manager that knows full screen; openbox is a small one. No key and no mouse
 * button is bound, so nothing (A-F4 least of all) reaches a window but through the page.
 */
export const openboxConfiguration = `<?xml version="1.0" encoding="UTF-8"?>
<openbox_config xmlns="http://openbox.org/3.4/rc">
  <focus><focusNew>yes</focusNew><followMouse>no</followMouse></focus>
  <desktops><number>1</number></desktops>
  <keyboard/>
  <mouse/>
  <applications><application class="*"><decor>no</decor><focus>yes</focus></application></applications>
</openbox_config>
`

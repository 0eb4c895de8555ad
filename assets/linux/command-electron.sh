#!/bin/sh
# The commands for IT staff, from wherever this version lies. Electron runs them; it needs no screen for that.
here=$(dirname "$(readlink -f "$0")")
# Root gets no sandbox, and needs none: no page is opened.
[ "$(id -u)" = 0 ] && sandbox=--no-sandbox || sandbox=--ozone-platform=headless
exec "$here/electron/talkroom" "$sandbox" --ozone-platform=headless --talkroom-command "$@"

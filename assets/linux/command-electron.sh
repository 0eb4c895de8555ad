#!/bin/sh
# The commands for IT staff, from wherever this version lies. Electron runs them; it needs no screen for that.
here=$(dirname "$(readlink -f "$0")")
exec "$here/electron/talkroom" --ozone-platform=headless --talkroom-command "$@"

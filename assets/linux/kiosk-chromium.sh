#!/bin/sh
# The kiosk in the system's Chromium, from wherever this version lies.
here=$(dirname "$(readlink -f "$0")")
exec "$here/bin/node" "$here/main/chromium-main.js" "$@"

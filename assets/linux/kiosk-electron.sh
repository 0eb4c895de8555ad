#!/bin/sh
# The kiosk in Electron, from wherever this version lies. Secrets are kept in root's files, so no keyring may ask for a password.
here=$(dirname "$(readlink -f "$0")")
# Windows are placed and watched the same way everywhere (docs/adr/0045): as a client of Wayland Electron cannot place its own.
exec "$here/electron/talkroom" --password-store=basic ${DISPLAY:+--ozone-platform=x11} "$@"

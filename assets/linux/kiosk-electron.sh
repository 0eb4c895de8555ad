#!/bin/sh
# The kiosk in Electron, from wherever this version lies. Secrets are kept in root's files, so no keyring may ask for a password.
here=$(dirname "$(readlink -f "$0")")
exec "$here/electron/talkroom" --password-store=basic "$@"

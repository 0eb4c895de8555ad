#!/bin/sh
# The kiosk in Electron, from wherever this version lies. Secrets are kept in root's files, so no keyring may ask for a password.
# Its window is X's in the session too, as wherever it is tried (docs/adr/0045-the-session-is-ended-by-us.md).
here=$(dirname "$(readlink -f "$0")")
exec "$here/electron/talkroom" --ozone-platform=x11 --password-store=basic "$@"

#!/bin/sh
# The commands for IT staff, from wherever this version lies.
here=$(dirname "$(readlink -f "$0")")
exec "$here/bin/node" "$here/main/talkroom.js" "$@"

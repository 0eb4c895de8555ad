#!/bin/sh
# /usr/bin/talkroom. An option, an invitation or nothing at all is the kiosk; a word is a command for IT staff.
set -eu

home=/usr/lib/talkroom
kiosk_home=/var/lib/talkroom

case "${1-}" in
'' | --version | -V | --help | -h) ;;
-* | talkroom:* | TALKROOM:*) exec "$home/kiosk" "$@" ;;
esac
[ $# -gt 0 ] || exec "$home/kiosk"

# Root is asked about the kiosk of this computer, not about a profile of root's own.
if [ "$(id -u)" = 0 ] && [ -d "$kiosk_home" ] && [ -z "${XDG_CONFIG_HOME-}" ]; then
	XDG_CONFIG_HOME=$kiosk_home/.config
	export XDG_CONFIG_HOME
	case "$1" in
	# What these write has to stay the kiosk's own.
	check | packs | buttons)
		HOME=$kiosk_home
		export HOME
		exec setpriv --reuid=talkroom --regid=talkroom --init-groups --no-new-privs "$home/command" "$@"
		;;
	esac
fi
exec "$home/command" "$@"

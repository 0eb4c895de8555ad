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

# A version that was given up may not even answer, and then nothing newer could ever come and mend it.
if [ "$(id -u)" = 0 ] && [ -x "$home/given-up" ] && "$home/given-up"; then home=/var/lib/talkroom-previous; fi

# Root is asked about the kiosk of this computer, not about a profile of root's own.
if [ "$(id -u)" = 0 ] && [ -d "$kiosk_home" ] && [ -z "${XDG_CONFIG_HOME-}" ]; then
	XDG_CONFIG_HOME=$kiosk_home/.config
	export XDG_CONFIG_HOME
	case "$1" in
	# Sound is a session's: for as long as this lasts the kiosk's account has one, whether the kiosk runs or not.
	check)
		HOME=$kiosk_home
		export HOME
		if [ -d /run/systemd/system ]; then
			exec systemd-run --quiet --collect --wait --pipe --uid=talkroom --property=PAMName=talkroom --property=WorkingDirectory=~ \
				--setenv=HOME --setenv=XDG_CONFIG_HOME "$home/command" "$@"
		fi
		exec setpriv --reuid=talkroom --regid=talkroom --init-groups --no-new-privs "$home/command" "$@"
		;;
	# What these write has to stay the kiosk's own.
	packs | buttons)
		HOME=$kiosk_home
		export HOME
		exec setpriv --reuid=talkroom --regid=talkroom --init-groups --no-new-privs "$home/command" "$@"
		;;
	esac
fi
exec "$home/command" "$@"

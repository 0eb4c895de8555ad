#!/bin/sh
# Run by the unit, as root: with the compositor's process when it is to end, and without it when that has ended. What it shows
# is not the unit's own any more: to have the screen it had to become a login session, and of those the system leaves
# running what likes to.
set -eu

# A kiosk needs no longer to stop in good order (src-main/boot.ts).
tenths=70

sessions() {
	loginctl list-sessions --no-legend | while read -r id _ user seat _; do
		if [ "$user" = talkroom ] && [ "$seat" = seat0 ]; then echo "$id"; fi
	done
}
children() { cat "/proc/$1/task/$1/children" 2>/dev/null || true; }

# The kiosk first: its compositor ends with it, and leaves badly when it is told to itself.
if [ -n "${1-}" ]; then
	for child in $(children "$1"); do
		if [ "$(cat "/proc/$child/comm" 2>/dev/null)" = session ]; then
			for kiosk in $(children "$child"); do kill -TERM "$kiosk" 2>/dev/null || true; done
		fi
	done
	for _ in $(seq 1 "$tenths"); do
		kill -0 "$1" 2>/dev/null || break
		sleep 0.1
	done
	exit 0
fi

# What is left would hold the profile that the next kiosk needs.
for one in $(sessions); do loginctl kill-session --signal=TERM "$one" 2>/dev/null || true; done
for _ in $(seq 1 "$tenths"); do
	[ -n "$(sessions)" ] || break
	sleep 0.1
done
for one in $(sessions); do loginctl kill-session --signal=KILL "$one" 2>/dev/null || true; done

# Staff left the kiosk (session): the screen is the computer's login. That and the kiosk exclude each other, so the unit's
# Restart= does nothing now.
left=/var/lib/talkroom/.local/state/talkroom/left
if [ -e "$left" ]; then
	rm -f "$left"
	mkdir -p /run/issue.d
	printf '%s\n' 'Staff have left Talkroom on this screen. It comes back with the next start of the computer, or by' \
		'    sudo systemctl start talkroom-kiosk' '' >/run/issue.d/talkroom.issue
	systemctl --no-block start getty@tty1.service
fi

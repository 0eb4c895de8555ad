#!/bin/sh
# Run by the unit, as root, once the compositor has ended. What it showed is not the unit's own any more: to have the screen
# it had to become a login session, and of those the system leaves running what likes to. The kiosk gets the time it takes
# to stop (src-main/boot.ts), and what is left then is ended: else the next one would find its profile taken.
set -eu

sessions() {
	loginctl list-sessions --no-legend | while read -r id _ user seat _; do
		if [ "$user" = talkroom ] && [ "$seat" = seat0 ]; then echo "$id"; fi
	done
}

for one in $(sessions); do loginctl kill-session --signal=TERM "$one" 2>/dev/null || true; done
for _ in $(seq 1 70); do
	[ -n "$(sessions)" ] || exit 0
	sleep 0.1
done
for one in $(sessions); do loginctl kill-session --signal=KILL "$one" 2>/dev/null || true; done

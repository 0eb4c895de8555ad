#!/bin/sh
# What the kiosk's session runs, inside its compositor. A version that did not come up three times in a row gives way to
# the one before it. This is a shell script so that it works whatever is wrong with the version that it starts.
set -eu

current=/usr/lib/talkroom
previous=/var/lib/talkroom-previous
limit=3

state=${XDG_STATE_HOME:-$HOME/.local/state}/talkroom
mkdir -p "$state"
starts=$state/starts
left=$state/left
rm -f "$left"

version=$(cat "$current/version")
counted=
count=0
# A file that is damaged, or of another version, counts nothing.
if [ -r "$starts" ]; then read -r counted count <"$starts" || true; fi
case "$count" in '' | *[!0-9]* | ?????*) count=0 ;; esac
[ "$counted" = "$version" ] || count=0

run=$current
if [ "$count" -ge "$limit" ]; then
	if [ -x "$previous/kiosk" ] && [ "$(cat "$previous/version")" != "$version" ]; then
		run=$previous
		echo "talkroom: version $version did not come up $count times in a row; $(cat "$previous/version") runs instead" >&2
	else
		echo "talkroom: version $version did not come up $count times in a row, and there is none before it" >&2
	fi
fi

# The kiosk takes the file away when it has stood for a while; one that never comes so far leaves its count.
if [ "$run" = "$current" ] && [ "$count" -lt 9999 ]; then
	printf '%s %s\n' "$version" "$((count + 1))" >"$starts.part"
	mv "$starts.part" "$starts"
	TALKROOM_STARTS=$starts
	export TALKROOM_STARTS
fi

code=0
"$run/kiosk" "$@" || code=$?
# Staff left it (src-main/exit-codes.ts); what the unit does then is session-end's.
[ "$code" != 77 ] || : >"$left"
# Its compositor ends with the last of what it started. Whatever a kiosk that was killed left running would keep the screen
# black, and the kiosk from being started again.
if [ -z "${XDG_SESSION_ID-}" ] || [ "$(cat "/proc/$PPID/comm")" != cage ]; then exit "$code"; fi
for process in /proc/[0-9]*; do
	id=${process#/proc/}
	if [ "$id" = $$ ] || [ "$id" = "$PPID" ]; then continue; fi
	if grep -qzx "XDG_SESSION_ID=$XDG_SESSION_ID" "$process/environ" 2>/dev/null; then kill -KILL "$id" 2>/dev/null || true; fi
done
exit "$code"

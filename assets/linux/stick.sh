#!/bin/sh
# Mounts what carries seminars to a room without a desktop, where the kiosk looks for it (docs/it.md): to be read and nothing
# else, whatever is on it.
#   stick wanted          whether the kiosk of this computer is switched on
#   stick mount NAME      NAME: a partition, as the kernel calls it (talkroom-stick@NAME.service)
#   stick unmount NAME
#   stick present         as the kiosk starts: what was plugged in before
set -eu

media=/media/talkroom
known=/run/talkroom-sticks
hardened=ro,nosuid,nodev,noexec

# What is written on a stick becomes a folder's name: letters, digits and a few signs, none of which leads anywhere.
folder_name() {
	iconv -c -f UTF-8 -t UTF-8 2>/dev/null | tr -d '\000-\037\177' |
		LC_ALL=C.UTF-8 sed -e 's/[^[:alnum:]._-]/_/g' -e 's/^[._-]*//' -e 's/^\(.\{40\}\).*/\1/'
}
written() { blkid -p -o value -s "$1" "$device" || true; }

mount_stick() {
	device=/dev/$1
	if findmnt --source "$device" >/dev/null || findmnt --fstab --evaluate --source "$device" >/dev/null; then
		echo "$1 is the system's own, or is mounted already"
		return
	fi
	type=$(written TYPE)
	readers=gid=$(id -g talkroom),umask=027
	case "$type" in
	vfat) options=$readers,utf8=1 ;;
	exfat) options=$readers,iocharset=utf8 ;;
	ntfs) type=ntfs3 options=$readers,iocharset=utf8 ;;
	# Its journal would be written to.
	ext4) options=noload ;;
	*)
		echo "$1 is '$type', and not vfat, exfat, ntfs or ext4: it is left alone"
		return
		;;
	esac
	name=$(written LABEL | folder_name)
	[ -n "$name" ] || name=$(written UUID | folder_name)
	[ -n "$name" ] || name=$1
	if mountpoint -q "$media/$name"; then name=$name-$1; fi
	mkdir -p "$media/$name" "$known"
	if ! mount -t "$type" -o "$hardened,$options" "$device" "$media/$name"; then
		rmdir "$media/$name"
		exit 1
	fi
	printf '%s' "$media/$name" >"$known/$1"
	echo "$1 is read at $media/$name"
}

unmount_stick() {
	[ -f "$known/$1" ] || return 0
	point=$(cat "$known/$1")
	# It may be gone from the computer by now, and the kiosk still reading.
	umount --lazy "$point" 2>/dev/null || true
	rmdir "$point" 2>/dev/null || true
	rm -f "$known/$1"
}

case "$1" in
wanted)
	# Whoever only tries the package keeps what their desktop does with sticks.
	if systemctl --quiet is-enabled talkroom-kiosk.service 2>/dev/null; then exit 0; fi
	case "$(systemctl is-active talkroom-kiosk.service)" in active | activating) exit 0 ;; esac
	exit 1
	;;
mount) mount_stick "$2" ;;
unmount) unmount_stick "$2" ;;
present)
	sed -n 's/^E:SYSTEMD_WANTS=.*\(talkroom-stick@[[:alnum:]]*\.service\).*/\1/p' /run/udev/data/b* 2>/dev/null |
		while read -r unit; do systemctl --no-block start "$unit"; done
	;;
esac

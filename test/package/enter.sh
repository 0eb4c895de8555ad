#!/bin/sh
# enter.sh STATE COMMAND…: runs a command as root of a clean Debian system, STATE/base, and keeps what it changes in
# STATE/changes. By pivot_root, because inside a mere chroot no browser may build its sandbox.
set -eu
state=$1
shift
root=$state/root
mount --make-rprivate /
mount -t overlay overlay -o "lowerdir=$state/base,upperdir=$state/changes,workdir=$state/work" "$root"
mount --rbind /dev "$root/dev"
mount -t proc proc "$root/proc"
mount -t sysfs sysfs "$root/sys"
mount -t tmpfs -o mode=755 tmpfs "$root/run"
mkdir -p "$root/given" "$root/pack"
mount --bind "$state/given" "$root/given"
mount --bind "$PACK" "$root/pack"
cd "$root"
mkdir -p mnt/outside
pivot_root . mnt/outside
umount -l /mnt/outside
rmdir /mnt/outside
export DEBIAN_FRONTEND=noninteractive LC_ALL=C PATH=/usr/sbin:/usr/bin:/sbin:/bin HOME=/root
exec "$@"

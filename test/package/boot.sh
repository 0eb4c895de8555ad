#!/bin/sh
# boot.sh STATE CGROUP: boots the clean Debian system of enter.sh with systemd as its first process, as it boots on a room
# PC, but for the kernel and its devices: it has a null device, a terminal on the first console, and no screen, no sound.
set -eu
state=$1
cgroup=$2
root=$state/root
mkdir -p "$cgroup"
echo $$ >"$cgroup/cgroup.procs"
exec unshare --mount --pid --fork --kill-child --uts --ipc --net --cgroup sh -eu -c '
state=$1
root=$2
mount --make-rprivate /
mount -t overlay overlay -o "lowerdir=$state/base,upperdir=$state/changes,workdir=$state/work" "$root"
mount -t proc proc "$root/proc"
mount -t sysfs sysfs "$root/sys"
mount -t cgroup2 cgroup2 "$root/sys/fs/cgroup"
# The kernel is shared by everybody: nothing in there may set it.
mount -o remount,ro,bind "$root/sys"
mount --bind "$root/proc/sys" "$root/proc/sys"
mount -o remount,ro,bind "$root/proc/sys"
mount -t tmpfs -o mode=755 run "$root/run"
mount -t tmpfs -o mode=755 dev "$root/dev"
cd "$root/dev"
for one in "null 1 3" "zero 1 5" "full 1 7" "random 1 8" "urandom 1 9" "tty 5 0"; do
	set -- $one
	mknod -m 666 "$1" c "$2" "$3"
done
mknod -m 600 tty0 c 4 0
mknod -m 620 tty1 c 4 1
mkdir pts shm
mount -t devpts -o newinstance,ptmxmode=0666,mode=620,gid=5 devpts pts
ln -s pts/ptmx ptmx
ln -s /proc/self/fd fd
ln -s fd/0 stdin
ln -s fd/1 stdout
ln -s fd/2 stderr
mount -t tmpfs -o mode=1777 shm shm
cd "$root"
mkdir -p given pack mnt/outside
mount --bind "$state/given" given
mount --bind "$PACK" pack
pivot_root . mnt/outside
umount -l /mnt/outside
rmdir /mnt/outside
# As systemd has it by itself where it is not told that it is in a container: what is mounted later is there for the services too.
mount --make-rshared /
exec env -i container=talkroom-test PATH=/usr/sbin:/usr/bin:/sbin:/bin /sbin/init
' sh "$state" "$root"
